import type { HistoryAnswer } from '../../shared/audit.ts';
import { historyWishSchema } from '../../shared/schema.ts';
import type { Asker } from '../access/asker.ts';
import { refuse } from '../actions/refusals.ts';
import { receiver } from './packets.ts';
import type { Receiver } from './packets.ts';

/** Pages of the audit, for who may read them. */
export const historyReceiver = (page: (before: number | null) => Promise<HistoryAnswer>): Receiver =>
  receiver({
    schema: historyWishSchema,
    receive: ({ before }, { rights }: Asker): HistoryAnswer | Promise<HistoryAnswer> =>
      rights.may.includes('history') ? page(before) : refuse('forbidden', 'only an admin reads the history'),
    refuse,
  });
