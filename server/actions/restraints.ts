import type { Restraints } from '../../shared/actions.ts';
import { heldWords } from './stopSwitch.ts';
import type { StopSwitch } from './stopSwitch.ts';

export const NOT_WRITTEN =
  'the audit cannot be written, so nothing can be stopped, restarted, killed or removed until it can';

/** What stands in everybody's way now. `trouble`: why the audit cannot be written, or null. */
export const restraintsOf = (stopSwitch: StopSwitch, trouble: string | null): Restraints => ({
  all: heldWords(stopSwitch.held()),
  destructive: trouble === null ? null : NOT_WRITTEN,
});
