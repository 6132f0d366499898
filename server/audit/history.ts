import { HISTORY_PAGE } from '../../shared/audit.ts';
import type { HistoryAnswer, HistoryRow, NumberedEntry } from '../../shared/audit.ts';

/** Rows that are kept to be read in the town; what is older stands in the files. About 1 MiB. */
export const HISTORY_MOST = 2_000;

export interface History {
  add(entry: NumberedEntry): void;
  /** The newest first, from below `before`. */
  page(before: number | null): HistoryAnswer;
}

/** The end of the audit, each intent with what came of it. */
export function createHistory(): History {
  const rows = new Map<number, HistoryRow>();
  const put = (row: HistoryRow) => {
    rows.set(row.seq, row);
    const [oldest] = rows.keys();
    if (rows.size > HISTORY_MOST && oldest !== undefined) rows.delete(oldest);
  };
  return {
    add(entry) {
      if (entry.kind !== 'outcome') put(rowOf(entry));
      else {
        const intent = rows.get(entry.of);
        if (intent !== undefined) rows.set(entry.of, { ...intent, result: entry.result, says: entry.says });
      }
    },
    page(before) {
      const older = [...rows.values()].filter(({ seq }) => before === null || seq < before).reverse();
      return { ok: true, rows: older.slice(0, HISTORY_PAGE), hasMore: older.length > HISTORY_PAGE };
    },
  };
}

type Shown = Exclude<NumberedEntry, { readonly kind: 'outcome' }>;

function rowOf(entry: Shown): HistoryRow {
  const { seq, time } = entry;
  switch (entry.kind) {
    case 'intent':
      return { seq, time, who: entry.who, deed: entry.deed, result: 'under way', says: '' };
    case 'denial':
      return { seq, time, who: entry.who, deed: entry.deed, result: 'denied', says: entry.says };
    case 'signIn': {
      const stranger = { by: entry.by, address: entry.address };
      return { seq, time, who: null, deed: null, stranger, result: 'denied', says: entry.says };
    }
    case 'note':
      return { seq, time, who: null, deed: null, result: 'note', says: entry.says };
  }
}
