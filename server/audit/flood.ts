import type { AuditEntry } from '../../shared/audit.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import type { Clock } from '../world/clock.ts';
import type { Journal } from './journal.ts';

export interface FloodOptions {
  readonly journal: Pick<Journal, 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly most: number;
  readonly perMs: number;
  /** Of how many were only counted, told with the next that is written. */
  readonly says: (count: number) => string;
}

/** Who can make entries without end shall not fill the disk: beyond so many they are only counted. */
export function limitFlood({
  journal,
  clock,
  most,
  perMs,
  says,
}: FloodOptions): (make: () => AuditEntry) => void {
  const limit = createRateLimit(most, perMs, clock.now);
  let counted = 0;
  return (make) => {
    if (!limit.take()) {
      counted += 1;
      return;
    }
    if (counted > 0) {
      const text = says(counted);
      journal.write(() => ({ kind: 'note', says: text }), 'plain');
    }
    counted = 0;
    journal.write(make, 'plain');
  };
}
