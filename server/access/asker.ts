import type { Rights } from '../../shared/roles.ts';

/** Who asks for something. */
export interface Asker {
  /** One socket of one page. */
  readonly connection: string;
  /** All pages that came with one sign-in. */
  readonly session: string;
  /** The name of the token, or `local`. */
  readonly user: string;
  readonly rights: Rights;
  /** Where the connection comes from. */
  readonly address: string;
}
