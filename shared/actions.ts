import type { Container, ContainerState } from './records.ts';

export const CONTAINER_ACTIONS = ['start', 'stop', 'restart', 'pause', 'unpause', 'kill', 'remove'] as const;
export type ContainerAction = (typeof CONTAINER_ACTIONS)[number];

export const ROLES = ['kiosk', 'viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

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

const ROLE_ACTIONS: Readonly<Record<Role, readonly ContainerAction[]>> = {
  kiosk: [],
  viewer: [],
  operator: ['start', 'stop', 'restart', 'pause', 'unpause'],
  admin: CONTAINER_ACTIONS,
};

/** Of a role that may do nothing. */
export const READ_ONLY = 'this town is read-only: it is for looking only';
export const isReadOnly = (role: Role): boolean => ROLE_ACTIONS[role].length === 0;

const whyNotRole = (action: ContainerAction, role: Role): string =>
  isReadOnly(role) ? READ_ONLY : `in this town you may start, stop and pause, but not ${action}`;

/** Beside the world itself. A log may hold what nobody meant for visitors. */
const ROLE_READS: Readonly<Record<Role, readonly 'logs'[]>> = {
  kiosk: [],
  viewer: [],
  operator: ['logs'],
  admin: ['logs'],
};

/** Why this role may not read what containers write, as a sentence for people; null when it may. */
export const whyNotLogs = (role: Role): string | null =>
  ROLE_READS[role].includes('logs') ? null : `the role ${role} may not read logs`;

export const allowedActions = (state: ContainerState): readonly ContainerAction[] => ALLOWED[state];

/**
 * Why this role may not do this to this container now, as a sentence for people; null when it may.
 * The server's guard, the chained switches and the tests all ask here.
 */
export function whyNot(container: Container, action: ContainerAction, role: Role): string | null {
  if (!ROLE_ACTIONS[role].includes(action)) return whyNotRole(action, role);
  if (container.protected) return `${container.name} is protected`;
  if (ALLOWED[container.state].includes(action)) return null;
  if (action === 'remove') return `${container.name} is ${container.state}: stop it first, then remove it`;
  return `${container.name} is ${container.state}: it cannot be asked to ${action}`;
}

/** Whether the engine answers only once the process has ended, by itself or killed after the stop timeout. */
export const waitsForTheEnd = (action: ContainerAction): boolean => action === 'stop' || action === 'restart';

/** What pulling the lever asks for; null when it stands still. */
export function leverAction(state: ContainerState): 'start' | 'stop' | null {
  if (ALLOWED[state].includes('stop')) return 'stop';
  return ALLOWED[state].includes('start') ? 'start' : null;
}

/** What the ice lever asks for. */
export const iceAction = (state: ContainerState): 'pause' | 'unpause' =>
  state === 'paused' ? 'unpause' : 'pause';
