/** Each may all that the one before it may. */
export const ROLES = ['kiosk', 'viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The role to which an option of the server gives more. */
const OPT_INS = { viewerLogs: 'viewer', operatorRemoves: 'operator', viewerChooses: 'viewer' } as const;
export type OptIn = keyof typeof OPT_INS;
export type OptIns = Readonly<Record<OptIn, boolean>>;
export const NO_OPT_INS: OptIns = { viewerLogs: false, operatorRemoves: false, viewerChooses: false };

export const RIGHTS = [
  ...(['details', 'logs', 'chooseTown', 'start', 'restart', 'pause', 'unpause', 'stop'] as const),
  ...(['kill', 'remove', 'history', 'stopSwitch', 'tokens'] as const),
] as const;
/** Beside looking at the world, its figures and its events, which everybody may. */
export type Right = (typeof RIGHTS)[number];

interface Grant {
  /** The least role that may. */
  readonly from: Role;
  readonly optIn?: OptIn;
}

/** Who may what: the server's guard, the chained switches, the panels and the tests all come from here. */
const GRANTS: Readonly<Record<Right, Grant>> = {
  details: { from: 'viewer' },
  logs: { from: 'operator', optIn: 'viewerLogs' },
  chooseTown: { from: 'operator', optIn: 'viewerChooses' },
  start: { from: 'operator' },
  restart: { from: 'operator' },
  pause: { from: 'operator' },
  unpause: { from: 'operator' },
  stop: { from: 'operator' },
  kill: { from: 'admin', optIn: 'operatorRemoves' },
  remove: { from: 'admin', optIn: 'operatorRemoves' },
  history: { from: 'admin' },
  stopSwitch: { from: 'admin' },
  tokens: { from: 'admin' },
};

/** What one session may: computed once, from its role and the options of the server. */
export interface Rights {
  readonly role: Role;
  readonly may: readonly Right[];
  /** Of a session that may act on nothing: here others may. Absent where the whole town is read-only. */
  readonly keptBy?: 'role';
}

const LEAST_ACTING: Role = GRANTS.start.from;

const reaches = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** @param most what somebody can be at most in this town */
export function rightsOf(role: Role, optIns: OptIns, most = role): Rights {
  const isGranted = ({ from, optIn }: Grant) =>
    reaches(role, from) || (optIn !== undefined && optIns[optIn] && reaches(role, OPT_INS[optIn]));
  const isKept = !reaches(role, LEAST_ACTING) && reaches(most, LEAST_ACTING);
  return { role, may: RIGHTS.filter((right) => isGranted(GRANTS[right])), ...(isKept && { keptBy: 'role' }) };
}

/** Of two roles, the one that may less. */
export const lesserRole = (one: Role, other: Role): Role => (reaches(one, other) ? other : one);

/** Why a session that may act on nothing may not, as a sentence for people. */
export const READ_ONLY = 'this town is read-only: it is for looking only';
export const whyOnlyLooking = ({ role, keptBy }: Rights): string =>
  keptBy === 'role' ? `the role ${role} may look, but not act` : READ_ONLY;

/** Why this session may not read what containers write, as a sentence for people; null when it may. */
export const whyNotLogs = ({ role, may }: Rights): string | null =>
  may.includes('logs') ? null : `the role ${role} may not read logs`;
