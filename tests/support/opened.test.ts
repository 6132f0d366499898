import { expect, test } from 'vitest';
import { createOpened } from './opened.ts';

const closing = (name: string, closed: string[]) => () => Promise.resolve(closed.push(name));

test('what was opened last is closed first, and each once', async () => {
  const closed: string[] = [];
  const opened = createOpened();
  opened.add(closing('folder', closed));
  opened.add(closing('server', closed));
  await opened.close();
  await opened.close();
  expect(closed).toEqual(['server', 'folder']);
});

test('nothing is closed that had not come up', async () => {
  await expect(createOpened().close()).resolves.toBeUndefined();
});

test('one that cannot be closed leaves none of the others open, and the first failure is told', async () => {
  const closed: string[] = [];
  const opened = createOpened();
  opened.add(closing('folder', closed));
  opened.add(() => Promise.reject(new Error('later')));
  opened.add(() => Promise.reject(new Error('first')));
  await expect(opened.close()).rejects.toThrow('first');
  expect(closed).toEqual(['folder']);
});
