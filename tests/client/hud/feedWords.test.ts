import { expect, test } from 'vitest';
import { feedLines } from '../../../client/hud/feedWords.ts';
import type { FeedItem } from '../../../shared/feed.ts';

const item = (name: string, action: string, detail = ''): FeedItem => ({
  ...{ time: 7, host: 'host:a', container: `container:a/${name}`, name },
  ...{ action, detail },
});

test('a restart is one line, and the newest container stands last', () => {
  const feed = [
    item('web', 'die', '0'),
    item('db', 'start'),
    item('web', 'stop'),
    item('web', 'start'),
    item('web', 'restart'),
  ];
  expect(feedLines(feed, 4)).toEqual([
    { key: 'container:a/db start 7', name: 'db', words: 'started' },
    { key: 'container:a/web restart 7', name: 'web', words: 'restarted' },
  ]);
});

test('events that tell people nothing leave what was said before', () => {
  const feed = [item('web', 'start'), item('web', 'exec_create')];
  expect(feedLines(feed, 4).map(({ words }) => words)).toEqual(['started']);
});

test('only so many lines are shown', () => {
  const feed = ['a', 'b', 'c'].map((name) => item(name, 'die', '1'));
  expect(feedLines(feed, 2).map(({ name, words }) => `${name} ${words}`)).toEqual([
    'b ended with code 1',
    'c ended with code 1',
  ]);
});
