import { expect, test } from 'vitest';
import { awaitedWords } from '../../../client/hud/Loading.tsx';
import { createWorldStore } from '../../../client/store/worldStore.ts';

test('a page that came back after its session was over went on to say that it tries again', () => {
  const world = createWorldStore(() => 0);
  expect(awaitedWords(world.getState())).toBe('Asking the server for the town…');
  world.lost();
  expect(awaitedWords(world.getState())).toBe('The server does not answer. Trying again…');
  world.signOut('Your session is over.');
  expect(awaitedWords(world.getState())).toBe('Only who is signed in sees the town.');
});
