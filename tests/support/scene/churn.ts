import type { Container, RecordMap } from '../../../shared/records.ts';
import { createRandom, type Random } from '../../../server/simulator/random.ts';
import { heldHeapBytes } from '../heapBytes.ts';
import { drawTown, type DrawnTown } from './drawnTown.ts';
import { madeUpTown } from './madeUpTown.ts';

const CONTAINERS = 1_000;
const CHANGES_PER_SECOND = 10;
const FRAMES_PER_SECOND = 10;
const FRAME_MS = 1_000 / FRAMES_PER_SECOND;
const STEP_BLOCKS = 0.6;
/** Blocks of street that are walked to and fro. */
const WAY = 120;

const STATES: readonly Partial<Container>[] = [
  { state: 'running', health: 'healthy' },
  { state: 'running', health: 'unhealthy' },
  { state: 'exited', exitCode: 0 },
  { state: 'exited', exitCode: 1 },
  { state: 'paused' },
];

/** What a town holds when everything that nobody needs any more has been collected. */
interface Held {
  readonly heapBytes: number;
  readonly geometryBytes: number;
  readonly cells: number;
}

interface Churn {
  /** So many seconds of containers that come, go and change while a visitor walks up and down a street. */
  readonly live: (seconds: number) => void;
  readonly held: () => Held;
  readonly dispose: () => void;
}

function startChurn(seed: number): Churn {
  const all = madeUpTown(CONTAINERS);
  const [random, town] = [createRandom(seed), drawTown(all, 'medium')];
  let [records, frame] = [all, 0];
  return {
    live: (seconds) => {
      for (const end = frame + seconds * FRAMES_PER_SECOND; frame < end; frame += 1) {
        if (frame % (FRAMES_PER_SECOND / CHANGES_PER_SECOND) === 0) records = changed(all, records, random);
        town.show(records, frame * FRAME_MS);
        walk(town, frame);
      }
    },
    held: () => {
      const { geometryBytes } = town.from('street');
      return { heapBytes: heldHeapBytes(), geometryBytes, cells: town.cells() };
    },
    dispose: town.dispose,
  };
}

/** One container takes another state, one is gone, and one that was gone is back. */
function changed(all: RecordMap, records: RecordMap, random: Random): RecordMap {
  const next = new Map(records);
  const containers = [...all.values()].filter(({ type }) => type === 'container');
  const any = () => containers[Math.floor(random() * containers.length)];
  const [changes, goes, comes] = [any(), any(), any()];
  const state = STATES[Math.floor(random() * STATES.length)];
  if (changes?.type === 'container' && next.has(changes.id)) next.set(changes.id, { ...changes, ...state });
  if (goes?.type === 'container') next.delete(goes.id);
  if (comes?.type === 'container') next.set(comes.id, { ...comes });
  return next;
}

function walk(town: DrawnTown, frame: number): void {
  const start = town.poseOf('street');
  const along = Math.abs(((frame * STEP_BLOCKS) % (2 * WAY)) - WAY);
  town.look({ ...start, z: start.z - along, yaw: start.yaw + 0.2 * Math.sin(frame / 7) });
}

/** After it, every form that is seen from this street has been seen. */
const WARM_SECONDS = 60;

/** What a town holds before and after so many seconds of it. */
export function heldOver(seconds: number): { readonly before: Held; readonly after: Held } {
  const churn = startChurn(1);
  churn.live(WARM_SECONDS);
  const before = churn.held();
  churn.live(seconds);
  const after = churn.held();
  churn.dispose();
  return { before, after };
}
