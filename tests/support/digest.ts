import { createHash } from 'node:crypto';
import type { WorldRecord } from '../../shared/records.ts';

/** Everything that the records say, in no order. */
export function digestOf(records: Iterable<WorldRecord>): string {
  const lines = [...records].map((record) => JSON.stringify(Object.entries(record).toSorted()));
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
}
