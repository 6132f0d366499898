import { expect, test } from 'vitest';
import { createWindows, WINDOW_FRAMES } from '../../../server/gateway/windows.ts';

function withClients(...ids: string[]) {
  const windows = createWindows();
  for (const id of ids) windows.add(id);
  return windows;
}

test('two frames are on their way at most: the third is missed, by the client that saw none of them only', () => {
  const windows = withClients('slow', 'quick');
  const left: string[][] = [];
  for (let frame = 1; frame <= WINDOW_FRAMES + 1; frame += 1) {
    left.push(windows.send(['slow', 'quick']));
    windows.seen('quick', frame);
  }
  expect(left).toEqual([[], [], ['slow']]);
});

test('who missed a frame is told so when it has seen one, once, and has room for one again', () => {
  const windows = withClients('a');
  for (let frame = 0; frame < 5; frame += 1) windows.send(['a']);
  expect([windows.seen('a', 1), windows.seen('a', 1)]).toEqual([true, false]);
  expect([windows.send(['a']), windows.send(['a'])]).toEqual([[], ['a']]);
});

test('who missed nothing is not sent anything anew', () => {
  const windows = withClients('a');
  windows.send(['a']);
  expect(windows.seen('a', 1)).toBe(false);
});

test('nobody can have seen more than was sent, or fewer than before', () => {
  const windows = withClients('a');
  for (let frame = 0; frame < 3; frame += 1) windows.send(['a']);
  expect([windows.seen('a', 3), windows.seen('a', 1_000_000)]).toEqual([false, false]);
  expect(windows.send(['a'])).toEqual(['a']);
  expect([windows.seen('a', 2), windows.seen('a', 0), windows.seen('b', 1)]).toEqual([true, false, false]);
  expect([windows.send(['a']), windows.send(['a']), windows.send(['a'])]).toEqual([[], [], ['a']]);
});

test('who has left is sent nothing, and nothing is kept of it', () => {
  const windows = withClients('a');
  windows.remove('a');
  expect([windows.send(['a']), windows.size()]).toEqual([['a'], 0]);
});
