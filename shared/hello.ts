import type { Restraints } from './actions.ts';
import type { Rights } from './roles.ts';

/** Who sits at the machine itself; no token can have this name. */
export const LOCAL_USER = 'local';

/** First message on every connection. */
export interface Hello {
  readonly protocol: number;
  readonly epoch: string;
  readonly revision: number;
  /** By the name of the token; `LOCAL_USER` where nobody has to sign in. */
  readonly user: string;
  readonly rights: Rights;
  readonly restraints: Restraints;
  readonly serverVersion: string;
}
