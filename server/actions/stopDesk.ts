import type { ActionResult } from '../../shared/intents.ts';
import type { Asker } from '../access/asker.ts';
import type { Audit, Intended } from '../audit/audit.ts';
import type { World } from '../world/world.ts';
import { refuse } from './refusals.ts';
import { NOT_WRITTEN } from './restraints.ts';
import type { StopSwitch } from './stopSwitch.ts';
import { switchDeed } from './wish.ts';

export interface StopDesk {
  hold(reason: string, asker: Asker): Promise<ActionResult>;
  release(asker: Asker): Promise<ActionResult>;
}

interface Parts {
  readonly stopSwitch: StopSwitch;
  readonly audit: Audit;
  readonly world: World;
  readonly now: () => number;
}

const NOT_YOURS = 'only an admin holds all actions, or releases them';

/** The switch that stops everybody, in the hands of admins. */
export function createStopDesk(parts: Parts): StopDesk {
  const { stopSwitch, audit, now } = parts;
  const denied = (verb: 'hold' | 'release', asker: Asker) => {
    const refusal = refuse('forbidden', NOT_YOURS);
    audit.denied(asker, switchDeed(verb), refusal);
    return refusal;
  };
  return {
    async hold(reason, asker) {
      if (!mayHold(asker)) return denied('hold', asker);
      const intended = audit.intend(asker, switchDeed('hold'));
      // Whoever holds is in a hurry: the audit is not waited for.
      const failure = tried(() => stopSwitch.hold({ by: asker.user, since: now(), reason }));
      return ended(parts, await intended, {
        says: failure === null ? reason : failure,
        problem: failure && `all actions are held now, but not after a restart of the server: ${failure}`,
      });
    },
    async release(asker) {
      if (!mayHold(asker)) return denied('release', asker);
      const intended = await audit.intend(asker, switchDeed('release'));
      const failure = intended.isWritten ? tried(() => stopSwitch.release()) : NOT_WRITTEN;
      const problem = failure && `all actions are held still: ${failure}`;
      return ended(parts, intended, { says: failure ?? '', problem });
    },
  };
}

const mayHold = ({ rights }: Asker): boolean => rights.may.includes('stopSwitch');

/** The cause of what failed; null when nothing did. */
function tried(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Came {
  readonly says: string;
  readonly problem: string | null;
}

async function ended({ world }: Parts, intended: Intended, { says, problem }: Came): Promise<ActionResult> {
  await intended.end({ result: problem === null ? 'done' : 'failed', says });
  if (problem !== null) return refuse('engine', problem);
  return { ok: true, epoch: world.map.epoch, revision: world.map.revision() };
}
