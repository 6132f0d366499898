import type { ProtectionRules } from '../world/protection.ts';
import { namesOf } from './namePatterns.ts';
import { cannotTellOwn, recogniseOwn } from './ownContainer.ts';
import type { Traces } from './ownContainer.ts';

/** What nobody may act on: what we run in, and what the configuration names. Who names something answers which is ours. */
export const protectionRules = (traces: Traces, named: readonly string[]): ProtectionRules => ({
  isOwn: recogniseOwn(traces),
  isNamed: namesOf(named),
  cannotTell: named.length === 0 && cannotTellOwn(traces),
});
