import type { PackedPatch } from '../../shared/packedWorld.ts';
import type { Snapshot } from '../../shared/patch.ts';
import type { ResumeAnswer, ResumeRequest } from '../../shared/resume.ts';
import type { Clock } from '../store/clock.ts';
import type { WorldState, WorldStore } from '../store/worldStore.ts';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 8_000;

export interface ResyncPorts {
  readonly world: WorldStore;
  readonly clock: Clock;
  /** Asks the server for what is missing; null without an answer. */
  readonly askToResume: (request: ResumeRequest) => Promise<ResumeAnswer | null>;
  readonly takePatch: (patch: PackedPatch) => void;
  /** Null when there was none to be had. */
  readonly fetchSnapshot: () => Promise<Snapshot | null>;
  readonly takeSnapshot: (snapshot: Snapshot) => void;
}

export interface Resync {
  /** Mends the world until nothing is missing any more; one try at a time, ever less often where none helps. */
  readonly follow: () => void;
  readonly close: () => void;
}

/** What is missing comes as one patch where the server still has it, else as the snapshot. */
export function createResync(ports: ResyncPorts): Resync {
  const { world, clock } = ports;
  let isMending = false;
  let isClosed = false;
  let cutPause: () => void = () => undefined;
  let greetedBy: string | null = null;

  async function mend() {
    let delayMs = 0;
    while (!isClosed && isDue(world.getState())) {
      const before = world.getState();
      await tryOnce(ports, before);
      delayMs = hasMoved(before, world.getState()) ? 0 : nextDelay(delayMs);
      if (delayMs > 0) await pause(delayMs);
    }
    isMending = false;
  }

  const pause = (delayMs: number) =>
    new Promise<void>((resolve) => {
      cutPause = resolve;
      clock.after(delayMs, resolve);
    });

  /** A greeting after a loss: what could not be had before may be there now. */
  function listenForGreeting() {
    const { socketEpoch } = world.getState();
    if (socketEpoch !== null && socketEpoch !== greetedBy) cutPause();
    greetedBy = socketEpoch;
  }

  return {
    follow: () => {
      listenForGreeting();
      if (isMending || isClosed || !isDue(world.getState())) return;
      isMending = true;
      void mend();
    },
    close: () => {
      isClosed = true;
    },
  };
}

/** Who has something already, but no connection, waits for the greeting: only that says what is missing. */
const isDue = ({ phase, epoch, socketEpoch, protocolMismatch }: WorldState): boolean =>
  phase === 'awaiting' && !protocolMismatch && (epoch === null || socketEpoch !== null);

async function tryOnce(ports: ResyncPorts, { epoch, revision, cause }: WorldState): Promise<void> {
  const isFirst = epoch === null || cause === null;
  const answer = isFirst ? null : await ports.askToResume({ epoch, revision, reason: cause });
  if (answer?.ok === true) {
    ports.takePatch(answer.patch);
    return;
  }
  const snapshot = await ports.fetchSnapshot();
  if (snapshot !== null) ports.takeSnapshot(snapshot);
}

const hasMoved = (before: WorldState, after: WorldState): boolean =>
  before.revision !== after.revision || before.epoch !== after.epoch;

const nextDelay = (delayMs: number): number =>
  delayMs === 0 ? FIRST_DELAY_MS : Math.min(LONGEST_DELAY_MS, 2 * delayMs);
