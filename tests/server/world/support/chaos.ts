import { expect } from 'vitest';
import { systemClock } from '../../../../server/world/clock.ts';
import type { Opened } from '../../../support/opened.ts';
import { startPrivateEngine, type PrivateEngine } from '../../../support/privateEngine.ts';
import { TEST_IMAGE } from '../../../support/testEngine.ts';
import { townOver, type Town } from './townOver.ts';

/** SYNC's bounds: how soon a lost engine is shown, and how soon the town equals one that is back. */
const CLOSED_MS = 1_000;
const HUNG_MS = 10_000;
const BACK_MS = 5_000;
const POLL_MS = 20;

const STORM_LABEL = 'cratecraft.storm';

export interface Chaos {
  readonly engine: PrivateEngine;
  readonly town: Town;
  /** Made and removed, and renamed, in each storm. */
  readonly many: number;
}

/** A private engine, with one container that no storm touches, and a town that watches it. */
export async function startChaos(opened: Opened, many: number): Promise<Chaos> {
  const engine = await startPrivateEngine();
  opened.add(() => engine.stop());
  await engine.run('witness', 'sleep', 'infinity');
  const town = await townOver(systemClock, engine.address);
  opened.add(() => {
    town.world.close();
    return Promise.resolve();
  });
  return { engine, town, many };
}

/** Milliseconds from now until it holds; fails after the limit. */
async function within(limitMs: number, holds: () => boolean | Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    expect(performance.now() - began).toBeLessThanOrEqual(limitMs);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return Math.round(performance.now() - began);
}

const away = ({ town }: Chaos, limitMs: number) => within(limitMs, () => town.state() !== 'live');

async function equal({ town }: Chaos): Promise<number> {
  const ms = await within(
    BACK_MS,
    async () => town.state() === 'live' && (await town.difference()).length === 0,
  );
  expect(await town.difference()).toEqual([]);
  return ms;
}

const inParallel = async (names: readonly string[], work: (name: string) => Promise<unknown>) => {
  const left = [...names];
  const lane = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) await work(name);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
};

/** All of `many` made, half of them removed while the others are still being made. */
export async function createAndDestroy(chaos: Chaos): Promise<number> {
  const { town, many } = chaos;
  const names = Array.from({ length: many }, (_, i) => `storm-${i}`);
  await inParallel(names, async (name) => {
    const Labels = { 'cratecraft.test': '1', [STORM_LABEL]: '1' };
    const container = await town.docker.createContainer({
      name,
      Image: TEST_IMAGE,
      Cmd: ['sleep', '600'],
      Labels,
    });
    if (Number(name.slice(6)) % 2 === 0) await container.remove();
  });
  return equal(chaos);
}

/** Names go round: each is somebody else's a moment later. */
export async function renameStorm(chaos: Chaos): Promise<number> {
  const { town, many } = chaos;
  const left = await town.docker.listContainers({ all: true, filters: { label: [STORM_LABEL] } });
  expect(left).toHaveLength(many / 2);
  await inParallel(
    left.map(({ Id }) => Id),
    async (id) => {
      for (const round of ['x', 'y', 'z'])
        await town.docker.getContainer(id).rename({ name: `${round}-${id.slice(0, 8)}` });
    },
  );
  return equal(chaos);
}

export async function destroyAll(chaos: Chaos): Promise<number> {
  const { town } = chaos;
  const left = await town.docker.listContainers({ all: true });
  const stopped = left.filter(({ State }) => State !== 'running').map(({ Id }) => Id);
  await inParallel(stopped, (id) => town.docker.getContainer(id).remove());
  return equal(chaos);
}

/** SIGKILL, and a container's process ends while nobody is there to tell of it. */
export async function killed(chaos: Chaos): Promise<Readonly<Record<'shownMs' | 'backMs', number>>> {
  const { engine, town } = chaos;
  const doomed = await engine.run('doomed', 'sleep', '600');
  const pid = Number(await engine.docker('inspect', '--format', '{{.State.Pid}}', doomed));
  await equal(chaos);
  await engine.kill();
  const shownMs = await away(chaos, CLOSED_MS);
  process.kill(pid, 'SIGKILL');
  await engine.restart();
  const backMs = await equal(chaos);
  expect(town.shown().find((each) => each.includes(' doomed '))).toMatch(/ exited$/);
  await engine.docker('rm', 'doomed');
  return { shownMs, backMs };
}

/** SIGSTOP: it accepts connections and says nothing; what changed while it hung is seen when it goes on. */
export async function hung(chaos: Chaos): Promise<Readonly<Record<'shownMs' | 'backMs', number>>> {
  const { engine, town } = chaos;
  await equal(chaos);
  const before = town.shown();
  engine.hang();
  const shownMs = await away(chaos, HUNG_MS);
  expect(town.state()).toBe('stale');
  expect(town.shown()).toEqual(before);
  engine.wake();
  return { shownMs, backMs: await equal(chaos) };
}

/** SIGTERM, and it starts again. */
export async function restarted(chaos: Chaos): Promise<Readonly<Record<'shownMs' | 'backMs', number>>> {
  let shownAt = Number.NaN;
  const began = performance.now();
  const undo = chaos.town.world.map.onPatch(() => {
    if (Number.isNaN(shownAt) && chaos.town.state() !== 'live') shownAt = performance.now();
  });
  await chaos.engine.restart();
  const backMs = await equal(chaos);
  undo();
  expect(shownAt).toBeGreaterThan(began);
  return { shownMs: Math.round(shownAt - began), backMs };
}
