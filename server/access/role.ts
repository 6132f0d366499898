import type { Role } from '../../shared/roles.ts';

export interface RoleSettings {
  readonly readOnly: boolean;
  readonly kiosk: boolean;
}

/** What nobody is more than, whoever signs in. */
export function capOf({ readOnly, kiosk }: RoleSettings): Role {
  if (kiosk) return 'kiosk';
  return readOnly ? 'viewer' : 'admin';
}
