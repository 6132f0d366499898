import { expect, test } from 'vitest';
import { allowedActions, CONTAINER_ACTIONS, isDestructive } from '../../../shared/actions.ts';
import type { ContainerAction } from '../../../shared/actions.ts';
import { CONTAINER_STATES } from '../../../shared/records.ts';
import type { ContainerState } from '../../../shared/records.ts';
import { lesserRole, rightsOf, ROLES } from '../../../shared/roles.ts';
import type { OptIns, Rights, Role } from '../../../shared/roles.ts';
import { anAsker } from '../../support/rights.ts';
import { aDeed } from '../audit/entries.ts';
import { atLeast } from '../../bench/truth/rows.ts';
import { noteFigures, noteRows } from '../../support/figures.ts';
import { yard } from './yard.ts';

const MODES = ['open', 'read-only', 'kiosk', 'held', 'protected', 'audit broken'] as const;
type Mode = (typeof MODES)[number];
const COMMANDS = [...CONTAINER_ACTIONS, 'remove by force'] as const;
type Command = (typeof COMMANDS)[number];
const FLAGS = [false, true];
const OPT_INS: readonly OptIns[] = FLAGS.flatMap((viewerLogs) =>
  FLAGS.flatMap((operatorRemoves) =>
    FLAGS.map((viewerChooses) => ({ viewerLogs, operatorRemoves, viewerChooses })),
  ),
);

interface Case {
  readonly rights: Rights;
  readonly command: Command;
  readonly state: ContainerState;
  readonly mode: Mode;
}

const MODE_ROLES: Partial<Record<Mode, Role>> = { 'read-only': 'viewer', kiosk: 'kiosk' };
const roleIn = (mode: Mode, role: Role): Role => lesserRole(role, MODE_ROLES[mode] ?? role);
const actionOf = (command: Command): ContainerAction => (command === 'remove by force' ? 'remove' : command);

const isHeld = ({ mode }: Case, action: ContainerAction): boolean =>
  mode === 'held' || (mode === 'audit broken' && isDestructive(action));

/** What the tables say: whether it is done, else by which code it is refused. */
function expected(each: Case): 'done' | 'forbidden' | 'held' | 'state' {
  const { rights, command, state, mode } = each;
  const action = actionOf(command);
  if (!rights.may.includes(action) || mode === 'protected') return 'forbidden';
  if (isHeld(each, action)) return 'held';
  const isForced = command === 'remove by force' && state !== 'removing';
  return isForced || allowedActions(state).includes(action) ? 'done' : 'state';
}

type Yard = Awaited<ReturnType<typeof yard>>;

async function yardIn(mode: Mode, state: ContainerState): Promise<Yard> {
  const made = await yard({ state, exitCode: null, protected: mode === 'protected' });
  const { actions, host, stopDesk, disk, audit, by } = made;
  if (mode === 'read-only' || mode === 'kiosk') actions.detach(host);
  if (mode === 'held') await stopDesk.hold('a fire', by('admin'));
  if (mode === 'audit broken') disk.fault = 'ENOSPC';
  if (mode === 'audit broken') await audit.intend(by('admin'), aDeed());
  return made;
}

async function tried({ perform, id }: Yard, { rights, command }: Case): Promise<string> {
  const asker = { ...anAsker('kiosk'), rights };
  if (actionOf(command) !== 'remove') {
    const result = await perform({ kind: 'act', container: id, action: command as 'stop' }, asker);
    return result.ok ? 'done' : result.code;
  }
  const first = await perform({ kind: 'prepareRemove', container: id }, asker);
  if (!first.ok) return first.code;
  const token = first.removal?.token ?? '';
  const force = command === 'remove by force';
  const result = await perform({ kind: 'remove', container: id, token, force }, asker);
  return result.ok ? 'done' : result.code;
}

const casesIn = (mode: Mode, state: ContainerState): Case[] =>
  ROLES.flatMap((role) => OPT_INS.map((optIns) => rightsOf(roleIn(mode, role), optIns))).flatMap((rights) =>
    COMMANDS.map((command) => ({ rights, command, state, mode })),
  );

test('role × options × command × state × mode: the guard answers as the tables do, and the engine is asked only then', async (context) => {
  const counted: Record<string, number> = {};
  for (const [mode, state] of MODES.flatMap((each) =>
    CONTAINER_STATES.map((state) => [each, state] as const),
  )) {
    let at = await yardIn(mode, state);
    for (const each of casesIn(mode, state)) {
      const answer = await tried(at, each);
      const wanted = expected(each);
      const seen = { ...each, answer, asked: at.asked.length };
      expect(seen).toEqual({ ...each, answer: wanted, asked: wanted === 'done' ? 1 : 0 });
      counted[answer] = (counted[answer] ?? 0) + 1;
      if (answer === 'done') at = await yardIn(mode, state);
    }
  }
  const cases = MODES.length * CONTAINER_STATES.length * ROLES.length * OPT_INS.length * COMMANDS.length;
  const reached = Object.values(counted).reduce((sum, count) => sum + count);
  expect(reached).toBe(cases);
  noteRows(
    context,
    atLeast('role × options × command × state × mode: cases', { reached, goal: cases, unit: '' }),
  );
  noteFigures(context, counted);
}, 120_000);
