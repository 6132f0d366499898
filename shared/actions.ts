import { proxyRefuses } from './proxy.ts';
import type { Refusable } from './proxy.ts';
import type { Container, ContainerState, Protection } from './records.ts';
import type { Rights } from './roles.ts';

export const CONTAINER_ACTIONS = ['start', 'stop', 'restart', 'pause', 'unpause', 'kill', 'remove'] as const;
export type ContainerAction = (typeof CONTAINER_ACTIONS)[number];

/** What the engine accepts in each state. */
const ALLOWED: Readonly<Record<ContainerState, readonly ContainerAction[]>> = {
  created: ['start', 'remove'],
  running: ['stop', 'restart', 'pause', 'kill'],
  paused: ['unpause', 'stop', 'kill'],
  restarting: ['stop', 'kill'],
  removing: [],
  exited: ['start', 'restart', 'remove'],
  dead: ['remove'],
};

/** Of a session that may do nothing. */
export const READ_ONLY = 'in this town you may look, but not act';
export const isReadOnly = ({ may }: Rights): boolean =>
  !CONTAINER_ACTIONS.some((action) => may.includes(action));

const whyNoRight = (action: ContainerAction, rights: Rights): string =>
  isReadOnly(rights) ? READ_ONLY : `in this town you may start, stop and pause, but not ${action}`;

export const allowedActions = (state: ContainerState): readonly ContainerAction[] => ALLOWED[state];

/** What nobody may do now, whatever the role: sentences for people, null where nothing stands in the way. */
export interface Restraints {
  readonly all: string | null;
  /** What somebody's work can be lost by. */
  readonly destructive: string | null;
}
export const NO_RESTRAINTS: Restraints = { all: null, destructive: null };

export const whyHeld = ({ all, destructive }: Restraints, action: ContainerAction): string | null =>
  all ?? (isDestructive(action) ? destructive : null);

/** What a session may, what nobody may now, and what the container's engine is kept from by a proxy. */
export interface Standing extends Rights {
  readonly restraints?: Restraints;
  readonly refused?: readonly Refusable[];
}

export interface Judgement {
  /** A right, a protection or a proxy stands, a restraint and a state may pass. */
  readonly code: 'forbidden' | 'held' | 'state';
  /** A sentence for people. */
  readonly message: string;
}

/**
 * Why this may not be done to this container now; null when it may.
 * The server's guard, the chained switches and the tests all ask here.
 */
export function judge(container: Container, action: ContainerAction, standing: Standing): Judgement | null {
  if (!standing.may.includes(action)) return { code: 'forbidden', message: whyNoRight(action, standing) };
  const never = whyProtected(container, action) ?? whyRefused(standing, action);
  if (never !== null) return { code: 'forbidden', message: never };
  const held = whyHeld(standing.restraints ?? NO_RESTRAINTS, action);
  if (held !== null) return { code: 'held', message: held };
  if (ALLOWED[container.state].includes(action)) return null;
  return { code: 'state', message: whyNotInState(container, action) };
}

const whyRefused = ({ refused }: Standing, action: ContainerAction): string | null =>
  refused?.includes(action) === true ? proxyRefuses(action) : null;

export const whyNot = (container: Container, action: ContainerAction, standing: Standing): string | null =>
  judge(container, action, standing)?.message ?? null;

const whyNotInState = ({ name, state }: Container, action: ContainerAction): string =>
  action === 'remove'
    ? `${name} is ${state}: stop it first, then remove it`
    : `${name} is ${state}: it cannot be asked to ${action}`;

function whyProtected({ name, protection, ...container }: Container, action: ContainerAction): string | null {
  if (protection === 'unsure' && !container.protected) return isDestructive(action) ? UNSURE : null;
  return container.protected ? `${name} ${PROTECTED[protection ?? 'label']}` : null;
}

const PROTECTED: Readonly<Record<Protection | 'label', string>> = {
  label: 'is protected',
  own: 'is protected: this town itself runs in it',
  project: 'is protected: it is of the Compose project that this town runs in',
  name: 'is protected by the configuration',
  task: 'is a task of Swarm: it is acted on through its service',
  unsure: 'is protected',
};

const UNSURE =
  'this town runs in a container and cannot tell in which, so nothing can be stopped or removed: name it with --protect';

/** Whether the engine answers only once the process has ended, by itself or killed after the stop timeout. */
export const waitsForTheEnd = (action: ContainerAction): boolean => action === 'stop' || action === 'restart';

/** What somebody's work can be lost by: it is written to the disk before the engine is asked. */
const DESTRUCTIVE: readonly ContainerAction[] = ['stop', 'restart', 'kill', 'remove'];
export const isDestructive = (action: ContainerAction): boolean => DESTRUCTIVE.includes(action);

/** What pulling the lever asks for; null when it stands still. */
export function leverAction(state: ContainerState): 'start' | 'stop' | null {
  if (ALLOWED[state].includes('stop')) return 'stop';
  return ALLOWED[state].includes('start') ? 'start' : null;
}

/** What the ice lever asks for. */
export const iceAction = (state: ContainerState): 'pause' | 'unpause' =>
  state === 'paused' ? 'unpause' : 'pause';
