import { createHash } from 'node:crypto';
import { isDestructive } from '../../shared/actions.ts';
import type { AuditDeed, AuditOutcome, AuditVerb, AuditWho, HistoryAnswer } from '../../shared/audit.ts';
import type { NumberedEntry, SignInWay } from '../../shared/audit.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import type { Asker } from '../access/asker.ts';
import type { Clock } from '../world/clock.ts';
import type { AuditFiles } from './files.ts';
import { limitFlood } from './flood.ts';
import { createHistory } from './history.ts';
import { createJournal, ROTATE_BYTES } from './journal.ts';
import type { Journal } from './journal.ts';

export const DENIALS_MOST = 120;
const DENIALS_PER_MS = 60_000;
/** Who need not even be known writes less: 2 MB a day at most. */
export const SIGN_INS_MOST = 60;
export const SIGN_INS_PER_MS = 600_000;
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

export interface FailedSignIn {
  readonly by: SignInWay;
  readonly address: string;
  readonly says: string;
}

export interface Audit {
  intend(asker: Asker, deed: AuditDeed): Promise<Intended>;
  denied(
    asker: Asker,
    deed: AuditDeed,
    refusal: { readonly code: RefusalCode; readonly message: string },
  ): void;
  /** Without the secret that was brought. */
  signInFailed(attempt: FailedSignIn): void;
  /** With all that has been asked for before. */
  readonly history: (before: number | null) => Promise<HistoryAnswer>;
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
    signInFailed: signInFailedIn(journal, options.clock),
    history: async (before) => {
      await journal.settled();
      return history.page(before);
    },
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
  const says = (count: number) => `${count} more were refused, too fast to be written one by one`;
  const write = limitFlood({ journal, clock, most: DENIALS_MOST, perMs: DENIALS_PER_MS, says });
  return (asker, deed, { code, message }) => {
    const who = whoIs(asker);
    write(() => ({ kind: 'denial', who, deed, code, says: message.slice(0, SAYS_MOST) }));
  };
}

function signInFailedIn(journal: Journal, clock: Clock): Audit['signInFailed'] {
  const says = (count: number) => `${count} more sign-ins failed, too many to be written one by one`;
  const write = limitFlood({ journal, clock, most: SIGN_INS_MOST, perMs: SIGN_INS_PER_MS, says });
  return (attempt) => write(() => ({ kind: 'signIn', ...attempt }));
}

const whoIs = ({ user, rights, session, address }: Asker): AuditWho => ({
  ...{ user, role: rights.role, address },
  session: createHash('sha256').update(session).digest('hex').slice(0, SESSION_DIGITS),
});
