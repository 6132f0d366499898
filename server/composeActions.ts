import { join } from 'node:path';
import type { Restraints } from '../shared/actions.ts';
import { createActions } from './actions/actions.ts';
import type { Actions } from './actions/actions.ts';
import { holdFile, noHoldFile } from './actions/holdFile.ts';
import { restraintsOf } from './actions/restraints.ts';
import { createStopDesk } from './actions/stopDesk.ts';
import type { StopDesk } from './actions/stopDesk.ts';
import { createStopSwitch } from './actions/stopSwitch.ts';
import { createAudit } from './audit/audit.ts';
import type { Audit } from './audit/audit.ts';
import { folderFiles, memoryFiles } from './audit/files.ts';
import { auditFolder } from './audit/folder.ts';
import { MEMORY } from './store/store.ts';
import type { Clock } from './world/clock.ts';
import type { World } from './world/world.ts';

const HOLD = 'hold.json';

export interface ActingOptions {
  readonly dataDir: string;
  readonly world: World;
  readonly clock: Clock;
  readonly onRestraints: (restraints: Restraints) => void;
}

export interface Acting {
  readonly actions: Actions;
  readonly audit: Audit;
  readonly stopDesk: StopDesk;
  readonly restraints: () => Restraints;
}

/** All that stands between a wish and the engine, but the door. */
export function composeActions({ dataDir, world, clock, onRestraints }: ActingOptions): Acting {
  const tell = () => onRestraints(restraints());
  const isKept = dataDir !== MEMORY;
  const files = isKept ? folderFiles(auditFolder(dataDir)) : memoryFiles();
  const audit = createAudit({ files, clock, onTrouble: tell });
  const keeper = isKept ? holdFile(join(dataDir, HOLD)) : noHoldFile;
  const stopSwitch = createStopSwitch(keeper, tell);
  const restraints = () => restraintsOf(stopSwitch, audit.trouble());
  const actions = createActions({ world, now: clock.now, audit, restraints });
  const stopDesk = createStopDesk({ stopSwitch, audit, world, now: clock.now });
  return { actions, audit, stopDesk, restraints };
}
