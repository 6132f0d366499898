import { createAudit } from '../../../server/audit/audit.ts';
import type { AuditOptions } from '../../../server/audit/audit.ts';
import { memoryFiles } from '../../../server/audit/files.ts';
import type { AuditFiles } from '../../../server/audit/files.ts';
import type { AuditDeed, AuditVerb } from '../../../shared/audit.ts';
import { engineId } from '../../support/records.ts';
import { anAsker } from '../../support/rights.ts';
import { manualClock } from '../world/support/manualClock.ts';

export const aDeed = (verb: AuditVerb = 'stop', change: Partial<AuditDeed> = {}): AuditDeed => ({
  ...{ verb, force: false, host: 'host:local', hostName: 'harbour' },
  ...{ container: `container:local/${engineId(1)}`, name: 'shop-web-1' },
  ...change,
});

/** Whose disk can be full or hang until `gate` opens, and whose folder can be gone. */
export function faultyFiles(inner: AuditFiles = memoryFiles()) {
  const state = { fault: null as string | null, partial: 0, synced: 0, gate: Promise.resolve() };
  const orFault = <T>(work: () => Promise<T>): Promise<T> =>
    state.fault === null ? work() : Promise.reject(new Error(state.fault));
  const files: AuditFiles = {
    ...inner,
    list: () => orFault(() => inner.list()),
    check: (name) => orFault(() => inner.check(name)),
    keep: (name, content) => orFault(() => inner.keep(name, content)),
    async append(name, content, appending) {
      await state.gate;
      // A full disk takes what still fits.
      if (state.fault !== null) await inner.append(name, content.slice(0, state.partial), appending);
      if (state.fault !== null) state.partial = 0;
      await orFault(() => inner.append(name, content, appending));
      if (appending.sync) state.synced += 1;
    },
  };
  return { files, state };
}

export function audited(change: Partial<AuditOptions> = {}) {
  const clock = manualClock();
  const troubles: (string | null)[] = [];
  const files = change.files ?? memoryFiles();
  const audit = createAudit({ clock, onTrouble: (cause) => troubles.push(cause), ...change, files });
  /** One intent with its outcome. */
  const deed = async (verb: AuditVerb = 'stop') => {
    const intended = await audit.intend(anAsker('admin'), aDeed(verb));
    await intended.end({ result: 'done', says: '' });
    return intended.isWritten;
  };
  return { audit, clock, files, troubles, deed };
}

export const linesIn = async (files: AuditFiles, name = '000001.jsonl'): Promise<readonly string[]> =>
  (await files.read(name)).toString().split('\n').slice(0, -1);
