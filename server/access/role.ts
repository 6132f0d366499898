import type { Role } from '../../shared/roles.ts';

export interface RoleSettings {
  readonly readOnly: boolean;
  readonly kiosk: boolean;
}

/** On loopback the local user is the admin of his own engine. */
export function roleOf({ readOnly, kiosk }: RoleSettings): Role {
  if (kiosk) return 'kiosk';
  return readOnly ? 'viewer' : 'admin';
}
