import { expect, test } from 'vitest';
import { createControls } from '../../../client/player/controls.ts';
import { comeBack, createPlayer, lead, toggleFly, toggleMap } from '../../../client/player/player.ts';
import { plain } from './field.ts';

const START = { x: 1, y: 3.7, z: 2, yaw: 0.3, pitch: 0.1, fieldOfView: 50 };
const ABOVE = { x: 0, y: 0, z: 0, yaw: 0.4, pitch: -0.6, distance: 150 };

const newPlayer = () => createPlayer(START, createControls(), plain(2));

test('only the key that had opened them led out of map and tour; coming back does too', () => {
  const [above, shown] = [newPlayer(), newPlayer()];
  toggleMap(above, ABOVE);
  lead(shown, { step: () => undefined });
  comeBack(above);
  comeBack(shown);
  expect([above.mode, shown.mode]).toEqual(['walk', 'still']);
});

test('who goes his own way goes on', () => {
  const player = newPlayer();
  toggleFly(player);
  comeBack(player);
  expect(player.mode).toBe('fly');
});
