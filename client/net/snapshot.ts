import type { Snapshot } from '../../shared/protocol.ts';
import type { Clock } from '../store/clock.ts';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 8_000;

export interface SnapshotPorts {
  readonly url: URL;
  readonly clock: Clock;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Whether one is still awaited; asked again after each try. */
  readonly isAwaited: () => boolean;
}

export interface SnapshotFetcher {
  /** Fetches until nothing is awaited any more; one request at a time. Failures are retried for ever, ever less often. */
  readonly want: () => void;
  readonly close: () => void;
}

export function createSnapshotFetcher({ url, clock, onSnapshot, isAwaited }: SnapshotPorts): SnapshotFetcher {
  const ended = new AbortController();
  let isBusy = false;
  let delayMs = FIRST_DELAY_MS;

  const tryOnce = async () => {
    isBusy = true;
    const snapshot = await fetchSnapshot(url, ended.signal);
    isBusy = false;
    if (ended.signal.aborted) return;
    if (snapshot !== null) onSnapshot(snapshot);
    if (isAwaited()) again();
    else delayMs = FIRST_DELAY_MS;
  };
  const again = () => {
    isBusy = true;
    clock.after(delayMs, () => void tryOnce());
    delayMs = Math.min(LONGEST_DELAY_MS, delayMs * 2);
  };

  return {
    want: () => {
      if (!isBusy && isAwaited() && !ended.signal.aborted) void tryOnce();
    },
    close: () => ended.abort(),
  };
}

/** Null when the server does not answer, or not with a snapshot. */
async function fetchSnapshot(url: URL, signal: AbortSignal): Promise<Snapshot | null> {
  try {
    // The browser revalidates by ETag, so that an unchanged world costs no bytes.
    const response = await fetch(url, { signal, cache: 'no-cache' });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return isSnapshot(body) ? body : null;
  } catch {
    return null;
  }
}

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' &&
  value !== null &&
  'protocol' in value &&
  'epoch' in value &&
  'revision' in value &&
  'records' in value &&
  Array.isArray(value.records);
