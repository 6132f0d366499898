import { NO_RESTRAINTS } from '../../shared/actions.ts';
import { LOCAL_USER } from '../../shared/hello.ts';
import { NO_OPT_INS, ROLES, rightsOf, type Role } from '../../shared/roles.ts';

/** What each role may where nothing is opted in. */
export const KIOSK = rightsOf('kiosk', NO_OPT_INS);
export const VIEWER = rightsOf('viewer', NO_OPT_INS);
export const OPERATOR = rightsOf('operator', NO_OPT_INS);
export const ADMIN = rightsOf('admin', NO_OPT_INS);
export const ALL_RIGHTS = ROLES.map((role) => rightsOf(role, NO_OPT_INS));

/** What a hello says of who was greeted. */
export const greetedAs = (role: Role) => ({
  ...{ user: LOCAL_USER, rights: rightsOf(role, NO_OPT_INS), restraints: NO_RESTRAINTS },
});

export const anAsker = (role: Role, connection = 's1') => ({
  ...{ connection, session: LOCAL_USER, address: '127.0.0.1' },
  ...{ user: LOCAL_USER, rights: rightsOf(role, NO_OPT_INS) },
});
