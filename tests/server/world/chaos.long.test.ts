import { beforeAll, expect, test } from 'vitest';
import { noteFigures } from '../../support/figures.ts';
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

const MANY = 100;
const ROUNDS = 15;
const ROUND_LIMIT_MS = 30_000;
const KINDS = [createAndDestroy, renameStorm, killed, hung, restarted, renameStorm, destroyAll];

const opened = closedAfterAll();
let chaos: Chaos;
let rounds = 0;

beforeAll(async () => {
  chaos = await startChaos(opened, MANY);
});

test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'round %i: a hundred creates and destroys, renames, SIGKILL, SIGSTOP, SIGTERM: the town equals `docker ps -a` after each',
  async () => {
    const reached: unknown[] = [];
    for (const play of KINDS) reached.push(await play(chaos));
    rounds += 1;
    console.log(JSON.stringify(reached));
    expect(chaos.town.figures()).toMatchObject({ drift: 0 });
  },
  ROUND_LIMIT_MS,
);

test('no audit in all those rounds found what no event had told', (context) => {
  const figures = chaos.town.figures();
  if (figures === undefined) throw new Error('the town watches no engine');
  const { drift, reconnects } = figures;
  noteFigures(context, { rounds, drift, reconnects });
  expect(drift).toBe(0);
});
