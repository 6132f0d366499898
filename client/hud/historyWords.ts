import type { AuditDeed, HistoryRow } from '../../shared/audit.ts';
import { LOCAL_USER } from '../../shared/hello.ts';

/** A row of the history as a table shows it. */
export interface HistoryWords {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly result: string;
  readonly tone: 'running' | 'alarm' | 'waiting' | 'soft';
}

const TONES: Readonly<Record<HistoryRow['result'], HistoryWords['tone']>> = {
  done: 'running',
  failed: 'alarm',
  denied: 'alarm',
  unknown: 'waiting',
  'under way': 'waiting',
  note: 'soft',
};

/** Who did what, when, and what came of it. Times are those of the reader. */
export function historyWords(row: HistoryRow): HistoryWords {
  const { result, says } = row;
  return {
    when: new Date(row.time).toLocaleString('en-GB'),
    who: whoWords(row),
    what: whatWords(row),
    result: [...(result === 'note' ? [] : [result]), ...(says === '' ? [] : [says])].join(': '),
    tone: TONES[result],
  };
}

const whoWords = ({ who, stranger }: HistoryRow): string => {
  if (stranger !== undefined) return `somebody, ${stranger.address}`;
  if (who === null) return 'the audit';
  return `${who.user === LOCAL_USER ? 'this machine' : who.user} (${who.role}), ${who.address}`;
};

function whatWords({ deed, stranger }: HistoryRow): string {
  if (stranger !== undefined) return `sign in by a ${stranger.by}`;
  if (deed === null) return '';
  if (deed.verb === 'hold' || deed.verb === 'release') return `${deed.verb} all actions`;
  const place = deed.hostName === '' ? '' : ` on ${deed.hostName}`;
  return `${verbWords(deed)} ${deed.name === '' ? deed.container : deed.name}${place}`;
}

const verbWords = ({ verb, force }: AuditDeed): string =>
  `${verb === 'prepareRemove' ? 'ask to remove' : verb}${force ? ' by force' : ''}`;
