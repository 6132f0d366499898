import { expect, test } from 'vitest';
import { containersOf, isAlarming } from '../../../shared/records.ts';
import { watched } from './support/watched.ts';

const RUNNING = 40;
const ENDED_BY_KILL = [90, 91, 92] as const;

test('whether one that was killed ran out of memory was known only after all that run; now it is asked first', async () => {
  const { clock, engine, world, start } = watched();
  for (let number = 1; number <= RUNNING; number += 1) engine.put(number);
  engine.put(80, { state: 'exited', exitCode: 1 });
  for (const number of ENDED_BY_KILL) engine.put(number, { state: 'exited', exitCode: 137 });
  engine.setDetails(90, { exitCode: 137, oomKilled: true });
  engine.setDetails(92, { exitCode: 137, oomKilled: true });
  start();
  const alarms = () =>
    containersOf(world.map.records())
      .filter(isAlarming)
      .map(({ number }) => number);
  await clock.advance(10);
  expect(alarms()).toEqual([80]);
  // Three inspects at ten a second, and what came within 250 ms is told together.
  await clock.advance(700);
  expect(alarms().toSorted()).toEqual([80, 90, 92]);
});
