import { expect, test } from 'vitest';
import { createPatchPacer } from '../../../server/gateway/patchPacer.ts';
import { createWorld } from '../../../server/world/world.ts';
import type { Patch } from '../../../shared/patch.ts';
import { manualClock } from './support/manualClock.ts';
import { memoryEngine } from './support/memoryEngine.ts';
import { noStore, silentLog } from './support/memoryStore.ts';
import { real, shown } from './support/watched.ts';

const STOPPED = 30_000;
const RUNNING = 1_000;
const ALL = STOPPED + RUNNING;
const PROJECTS = 2_500;

/** As an old host has them; every thirtieth of the stopped ones ended badly. */
async function oldHost() {
  const clock = manualClock();
  const engine = memoryEngine(clock);
  for (let number = 0; number < ALL; number += 1) {
    const project = `p${number % PROJECTS}`;
    const isUp = number >= STOPPED;
    const exitCode = number % 30 === 0 ? 1 : 0;
    engine.put(number, {
      ...{ project, name: `${project}-web-${number}` },
      ...(isUp ? { state: 'running' } : { state: 'exited', exitCode }),
    });
  }
  const world = createWorld({ epoch: 'e1', clock, store: noStore, log: silentLog });
  const pacer = createPatchPacer(world.map, clock);
  const patches: Patch[] = [];
  pacer.onPatch((patch) => patches.push(patch));
  const address = engine.reader.address;
  const host = world.addHost({ reader: engine.reader, address, simulated: false });
  await clock.advance(60);
  return { clock, engine, world, pacer, patches, host };
}

test('30,000 stopped and 1,000 running containers: one list, no storm of inspects, and an event costs what it touches', async () => {
  const { clock, engine, world, pacer, patches, host } = await oldHost();
  expect(engine.calls).toMatchObject({ list: 1, listSome: 0 });
  expect(shown(world)).toEqual(real(engine));
  const exits = pacer
    .snapshot()
    .records.flatMap((record) => (record.type === 'container' ? record.exitCode : []));
  expect(exits.filter((code) => code === 1)).toHaveLength(STOPPED / 30);

  // Ten inspects a second, and first of all those that run or ended badly: 2,000 of them.
  const inspected: string[] = [];
  const inspect = engine.reader.inspect.bind(engine.reader);
  Object.assign(engine.reader, {
    inspect: (id: string, signal: AbortSignal) => {
      inspected.push(
        engine.containers.get(id)?.state === 'running'
          ? 'running'
          : String(engine.containers.get(id)?.exitCode),
      );
      return inspect(id, signal);
    },
  });
  const before = engine.calls.inspect;
  await clock.advance(30_000);
  expect(engine.calls.inspect - before).toBeLessThanOrEqual(300);
  expect(engine.calls.inspect - before).toBeGreaterThan(290);
  expect(inspected).not.toContain('0');
  expect(world.figures().get(host)?.detailsDepth).toBeGreaterThan(ALL - 400);

  patches.length = 0;
  const listSome = (ids: readonly string[]) =>
    Promise.resolve(ids.flatMap((id) => engine.containers.get(id) ?? []));
  Object.assign(engine.reader, { listSome, inspect: () => new Promise(() => undefined) });
  const cpu = process.cpuUsage();
  const steps = 50;
  for (let step = 0; step < steps; step += 1) {
    if (step % 2 === 0) engine.put(STOPPED + step, { state: 'paused' });
    else engine.put(ALL + step, { project: 'p7', name: `new-${step}` });
    await clock.advance(60);
  }
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `an event among ${ALL} containers costs ${((user + system) / 1_000 / steps).toFixed(2)} ms of a core`,
  );
  expect(engine.calls).toMatchObject({ list: 1 });
  expect(patches.length).toBeGreaterThanOrEqual(steps);
  // One container each; a new one brings its district.
  expect(Math.max(...patches.map(({ put, remove }) => put.length + remove.length))).toBeLessThanOrEqual(12);
  expect(pacer.snapshot().records).toEqual([...world.map.records().values()]);
}, 60_000);
