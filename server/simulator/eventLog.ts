/** What the engine says happened: a ring of the last 256 events, and those who listen. */

export const RING_SIZE = 256;

export interface HappenedEvent {
  readonly type: 'container' | 'network' | 'volume';
  /** May carry a value: `health_status: healthy`. */
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LoggedEvent extends HappenedEvent {
  readonly timeNano: bigint;
  /** The event as the engine writes it, with a newline. */
  readonly line: string;
}

export interface EventLog {
  publish(event: HappenedEvent): void;
  /** The ring, oldest first. */
  past(): readonly LoggedEvent[];
  /** Returns what ends the subscription. */
  subscribe(listener: (event: LoggedEvent) => void): () => void;
  readonly listeners: number;
}

const NANOS_PER_MS = 1_000_000n;
const MS_PER_SECOND = 1000n;

export function createEventLog(now: () => number): EventLog {
  const ring: LoggedEvent[] = [];
  const listeners = new Set<(event: LoggedEvent) => void>();
  let latest = 0n;
  return {
    publish(event) {
      const present = BigInt(Math.floor(now())) * NANOS_PER_MS;
      // No two events share a time, so that `since` and a client's own deduplication can tell them apart.
      latest = present > latest ? present : latest + 1n;
      const logged = { ...event, timeNano: latest, line: lineOf(event, latest) };
      ring.push(logged);
      if (ring.length > RING_SIZE) ring.shift();
      for (const listener of [...listeners]) listener(logged);
    },
    past: () => ring,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    get listeners() {
      return listeners.size;
    },
  };
}

/** `timeNano` does not fit a double, so it is written by hand. */
function lineOf({ type, action, id, attributes }: HappenedEvent, timeNano: bigint): string {
  const isContainer = type === 'container';
  const old = isContainer ? { status: action, id, from: attributes['image'] ?? '' } : {};
  const sorted = Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
  const body = { ...old, Type: type, Action: action, Actor: { ID: id, Attributes: sorted }, scope: 'local' };
  const seconds = timeNano / NANOS_PER_MS / MS_PER_SECOND;
  return `${JSON.stringify(body).slice(0, -1)},"time":${seconds},"timeNano":${timeNano}}\n`;
}
