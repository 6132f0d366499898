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

const MANY = 100;
const ROUNDS = 8;
const KINDS = [createAndDestroy, renameStorm, killed, hung, restarted, renameStorm, destroyAll];

let chaos: Chaos;

beforeAll(async () => {
  const engine = await startPrivateEngine();
  await engine.run('witness', 'sleep', '6000');
  chaos = { engine, town: await townOver(systemClock, engine.address), many: MANY };
});
afterAll(async () => {
  chaos.town.world.close();
  await chaos.engine.stop();
});

test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'round %i: a hundred creates and destroys, renames, SIGKILL, SIGSTOP, SIGTERM: the town equals `docker ps -a` after each',
  async () => {
    const reached: unknown[] = [];
    for (const play of KINDS) reached.push(await play(chaos));
    console.log(JSON.stringify(reached));
    expect(chaos.town.figures()).toMatchObject({ drift: 0 });
  },
);
