import { proxyRefuses } from './proxy.ts';
import type { Refusable } from './proxy.ts';
import type { Container, ContainerState } from './records.ts';
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
export const READ_ONLY = 'this town is read-only: it is for looking only';
export const isReadOnly = ({ may }: Rights): boolean =>
  !CONTAINER_ACTIONS.some((action) => may.includes(action));

const whyNoRight = (action: ContainerAction, rights: Rights): string =>
  isReadOnly(rights) ? READ_ONLY : `in this town you may start, stop and pause, but not ${action}`;

export const allowedActions = (state: ContainerState): readonly ContainerAction[] => ALLOWED[state];

/** What a session may, and what its container's engine is kept from by a proxy. */
export interface Standing extends Rights {
  readonly refused?: readonly Refusable[];
}

/**
 * Why these rights do not reach for this action on this container now, as a sentence for people; null when it may.
 * The server's guard, the chained switches and the tests all ask here.
 */
export function whyNot(container: Container, action: ContainerAction, standing: Standing): string | null {
  if (!standing.may.includes(action)) return whyNoRight(action, standing);
  if (container.protected) return `${container.name} is protected`;
  if (standing.refused?.includes(action) === true) return proxyRefuses(action);
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
