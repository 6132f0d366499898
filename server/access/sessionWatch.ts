import type { Clock } from '../world/clock.ts';
import type { Door } from './door.ts';

/** A token that is revoked on the command line must have lost its pages within a second. */
export const LOOK_MS = 250;

export interface SessionWatchOptions {
  readonly door: Pick<Door, 'whyEnded'>;
  readonly clock: Pick<Clock, 'after'>;
  /** Those of which pages are connected. */
  readonly sessions: {
    list(): readonly string[];
    end(session: string, why: string): void;
  };
}

/** Ends the connections of sessions that are no more; returns what ends that. */
export function watchSessions({ door, clock, sessions }: SessionWatchOptions): () => void {
  let cancel: () => void = () => undefined;
  const look = () => {
    for (const session of sessions.list()) {
      const why = door.whyEnded(session);
      if (why !== null) sessions.end(session, why);
    }
    cancel = clock.after(LOOK_MS, look);
  };
  cancel = clock.after(LOOK_MS, look);
  return () => {
    cancel();
  };
}
