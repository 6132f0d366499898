import { createDoor } from '../../server/access/door.ts';
import { openAccessStore } from '../../server/store/accessStore.ts';
import { NO_OPT_INS } from '../../shared/roles.ts';

const anyTime = { cap: 'admin', optIns: NO_OPT_INS, now: Date.now } as const;

/** Everybody is local, and nothing is kept. */
export const openDoor = () => createDoor({ ...anyTime, store: openAccessStore(':memory:'), isLocked: false });
