import { createHash } from 'node:crypto';
import { isDestructive } from '../../shared/actions.ts';
import type { AuditDeed, AuditOutcome, AuditVerb, AuditWho, HistoryAnswer } from '../../shared/audit.ts';
import type { NumberedEntry } from '../../shared/audit.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import type { Asker } from '../access/asker.ts';
import { createRateLimit } from '../access/rateLimit.ts';
import type { Clock } from '../world/clock.ts';
import type { AuditFiles } from './files.ts';
import { createHistory } from './history.ts';
import { createJournal, ROTATE_BYTES } from './journal.ts';
import type { Journal } from './journal.ts';

/** Somebody who is refused without end shall not fill the disk: beyond these they are only counted. */
export const DENIALS_MOST = 120;
const DENIALS_PER_MS = 60_000;
/** Digits of a session's hash. */
const SESSION_DIGITS = 12;
/** A reason or an engine's sentence; longer ones say nothing more. */
const SAYS_MOST = 500;

export interface Outcome {
  readonly result: AuditOutcome;
  readonly says: string;
}

export interface Intended {
  /** Whether it stands where it must before the engine is asked: on the disk, for what cannot be undone. */
  readonly isWritten: boolean;
  end(outcome: Outcome): Promise<void>;
}

export interface Audit {
  intend(asker: Asker, deed: AuditDeed): Promise<Intended>;
  denied(
    asker: Asker,
    deed: AuditDeed,
    refusal: { readonly code: RefusalCode; readonly message: string },
  ): void;
  readonly history: (before: number | null) => HistoryAnswer;
  /** What the last files said when they were opened. */
  readonly opened: Promise<readonly NumberedEntry[]>;
  /** An intent of an earlier run has come to this. */
  close(intent: number, outcome: Outcome): Promise<void>;
  /** Why nothing can be written now, as a cause; null while it can. */
  trouble(): string | null;
  /** Writes what waits. */
  end(): Promise<void>;
}

export interface AuditOptions {
  readonly files: AuditFiles;
  readonly clock: Clock;
  readonly onTrouble: (cause: string | null) => void;
  readonly rotateBytes?: number;
}

/** Who did what, when, and what came of it: written before it is done, and kept in a chain that shows every change. */
export function createAudit({ rotateBytes = ROTATE_BYTES, ...options }: AuditOptions): Audit {
  const history = createHistory();
  const journal = createJournal({ ...options, rotateBytes, onEntry: (entry) => history.add(entry) });
  void journal.opened.then((entries) => entries.forEach((entry) => history.add(entry)));
  return {
    intend: (asker, deed) => intend(journal, asker, deed),
    denied: deniedIn(journal, options.clock),
    history: (before) => history.page(before),
    opened: journal.opened,
    close: async (of, outcome) => {
      await journal.write(() => ({ kind: 'outcome', of, ...outcome }), 'plain').written;
    },
    trouble: () => journal.trouble(),
    end: () => journal.close(),
  };
}

async function intend(journal: Journal, asker: Asker, deed: AuditDeed): Promise<Intended> {
  const who = whoIs(asker);
  const durability = isGrave(deed.verb) ? 'sync' : 'plain';
  const intent = journal.write(() => ({ kind: 'intent', who, deed }), durability);
  const isWritten = await intent.written;
  return {
    isWritten,
    async end({ result, says }) {
      const outcome = () =>
        intent.seq === null
          ? null
          : ({ kind: 'outcome', of: intent.seq, result, says: says.slice(0, SAYS_MOST) } as const);
      await journal.write(outcome, 'plain').written;
    },
  };
}

/** Who releases what was held must be known too. */
const isGrave = (verb: AuditVerb): boolean =>
  verb === 'release' || (verb !== 'hold' && verb !== 'prepareRemove' && isDestructive(verb));

function deniedIn(journal: Journal, clock: Clock): Audit['denied'] {
  const limit = createRateLimit(DENIALS_MOST, DENIALS_PER_MS, clock.now);
  let uncounted = 0;
  return (asker, deed, { code, message }) => {
    if (!limit.take()) {
      uncounted += 1;
      return;
    }
    if (uncounted > 0) {
      const says = `${uncounted} more were refused, too fast to be written one by one`;
      journal.write(() => ({ kind: 'note', says }), 'plain');
    }
    uncounted = 0;
    const who = whoIs(asker);
    const says = message.slice(0, SAYS_MOST);
    journal.write(() => ({ kind: 'denial', who, deed, code, says }), 'plain');
  };
}

const whoIs = ({ user, rights, session, address }: Asker): AuditWho => ({
  ...{ user, role: rights.role, address },
  session: createHash('sha256').update(session).digest('hex').slice(0, SESSION_DIGITS),
});
