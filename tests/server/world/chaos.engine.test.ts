import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedAfterAll } from '../../support/opened.ts';
import {
  createAndDestroy,
  destroyAll,
  hung,
  killed,
  renameStorm,
  restarted,
  startChaos,
  type Chaos,
} from './support/chaos.ts';

const MANY = 50;

const opened = closedAfterAll();
const reached: Record<string, unknown> = {};
let chaos: Chaos;

beforeAll(async () => {
  chaos = await startChaos(opened, MANY);
});
afterAll(() => {
  console.log(`milliseconds until the town was right: ${JSON.stringify(reached)}`);
});

test.each([
  ['fifty creates and destroys at once', createAndDestroy],
  ['a storm of renames', renameStorm],
  ['an engine that is killed, and a process that ends meanwhile', killed],
  ['an engine that hangs', hung],
  ['an engine that is restarted', restarted],
  ['the removal of everything', destroyAll],
] as const)('%s: the town equals `docker ps -a` within the bounds', async (title, play) => {
  reached[title] = await play(chaos);
});

test('no event was lost in all that: no audit found a difference', () => {
  expect(chaos.town.figures()).toMatchObject({ drift: 0 });
});
