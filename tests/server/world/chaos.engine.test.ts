import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../server/world/clock.ts';
import { startPrivateEngine } from '../../support/privateEngine.ts';
import {
  createAndDestroy,
  destroyAll,
  hung,
  killed,
  renameStorm,
  restarted,
  type Chaos,
} from './support/chaos.ts';
import { townOver } from './support/townOver.ts';

const MANY = 50;

let chaos: Chaos;
const reached: Record<string, unknown> = {};

beforeAll(async () => {
  const engine = await startPrivateEngine();
  await engine.run('witness', 'sleep', '600');
  chaos = { engine, town: await townOver(systemClock, engine.address), many: MANY };
});
afterAll(async () => {
  console.log(`milliseconds until the town was right: ${JSON.stringify(reached)}`);
  chaos.town.world.close();
  await chaos.engine.stop();
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
