import { createAliases } from '../../../server/gateway/aliases.ts';
import { createKioskView } from '../../../server/gateway/kioskView.ts';
import { projectPacer } from '../../../server/gateway/projectedPacer.ts';
import type { PatchPacer } from '../../../server/gateway/patchPacer.ts';
import type { Patch, Snapshot } from '../../../shared/patch.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { aContainer, aHost } from '../../support/records.ts';
import { atMost, withoutGoal, type Row } from './rows.ts';

const CONTAINERS = 10_000;
const PATCHES = 2_000;
const EPOCH = 'e1';
/** Of a step of 50 ms, in which everything else has to be told too. */
const PATCH_GOAL_MS = 0.5;
/** Each revision is encoded once, 4 times a second at most. */
const SNAPSHOT_GOAL_MS = 25;

/** What it costs to tell kiosks otherwise, by aliases: beside one change nothing else may be looked at. */
export function kiosk(): Promise<readonly Row[]> {
  const records = [aHost(), ...Array.from({ length: CONTAINERS }, (_, i) => aContainer(i + 1, namesOf(i)))];
  const world: Snapshot = { protocol: PROTOCOL_VERSION, epoch: EPOCH, revision: 1, records };
  const listeners: ((patch: Patch) => void)[] = [];
  const pacer: PatchPacer = {
    ...{ revision: () => 1, snapshot: () => world, close: () => undefined },
    bookmark: () => ({ epoch: EPOCH, revision: 1, hash: 0 }),
    onPatch: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const from = process.cpuUsage();
  const projected = projectPacer(pacer, createKioskView(createAliases('key')));
  const startMs = spentMs(from);
  const patches = Array.from({ length: PATCHES }, (_, i): Patch => {
    const put = [aContainer(i + 1, { ...namesOf(i), state: 'paused' })];
    return { epoch: EPOCH, previous: i + 1, revision: i + 2, put, remove: [] };
  });
  const patching = process.cpuUsage();
  for (const patch of patches) listeners.forEach((tell) => tell(patch));
  const patchMs = spentMs(patching) / PATCHES;
  const asking = process.cpuUsage();
  projected.snapshot();
  const snapshotMs = spentMs(asking);
  return Promise.resolve([
    atMost('kiosk of aliases, 10,000 containers: a patch of one change', {
      ...{ reached: patchMs, goal: PATCH_GOAL_MS, unit: 'ms', digits: 3 },
    }),
    atMost('the whole snapshot', { reached: snapshotMs, goal: SNAPSHOT_GOAL_MS, unit: 'ms', digits: 1 }),
    withoutGoal('the same as it begins, with every alias to be made', `${startMs.toFixed(1)} ms`),
  ]);
}

const namesOf = (i: number) => ({ name: `web-${i}`, project: `shop-${i % 500}`, service: `web-${i}` });

/** Of the processor, in which nothing else has a part. */
function spentMs(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}
