import type { Rights } from '../../shared/roles.ts';

/** Who is told the same: a kiosk, where anybody may stand, is told less than all others. */
export type Audience = 'whole' | 'kiosk';

export const audienceOf = ({ may }: Rights): Audience => (may.includes('details') ? 'whole' : 'kiosk');
