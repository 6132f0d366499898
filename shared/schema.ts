import { z } from 'zod';
import { CONTAINER_ACTIONS } from './actions.ts';
import type { HistoryWish } from './audit.ts';
import { LOG_LINES_MAX } from './logs.ts';
import type { LogGrant, LogWish } from './logs.ts';
import { RESYNC_REASONS } from './resume.ts';
import type { Intent } from './intents.ts';
import type { Watching } from './interest.ts';
import type { ResumeRequest } from './resume.ts';
import type { ContainerId, HostId } from './records.ts';

// zod probes `new Function`, which the page's content security policy forbids.
z.config({ jitless: true });

const ADDRESS_MAX = 512;
export const HOLD_REASON_MAX = 200;

const containerId = z.custom<ContainerId>(
  (value) => typeof value === 'string' && /^container:[a-z0-9-]{1,64}\/[0-9a-f]{64}$/.test(value),
  'not the id of a container',
);

const key = z.string().regex(/^[\w-]{8,64}$/);

/** Every intent that a client can send; unknown keys are refused. */
export const intentSchema: z.ZodType<Intent> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('act'),
    container: containerId,
    action: z.enum(CONTAINER_ACTIONS).exclude(['remove']),
    key: key.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('prepareRemove'), container: containerId }),
  z.strictObject({
    kind: z.literal('remove'),
    container: containerId,
    token: z.string().regex(/^[0-9a-f]{32}$/),
    force: z.boolean(),
    key: key.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('hold'), reason: z.string().max(HOLD_REASON_MAX) }),
  z.strictObject({ kind: z.literal('release') }),
  z.strictObject({ kind: z.literal('showSimulator'), shown: z.boolean() }),
  z.strictObject({ kind: z.literal('acceptOffer'), address: z.string().max(ADDRESS_MAX) }),
]);

export const FOCUS_MAX = 200;
export const NEAR_HOSTS_MAX = 16;
/** On each host. With eight plots each they hold twice as many containers as are told one by one. */
export const NEAR_PARCELS_MAX = 512;
const UINT16_MAX = 65_535;

const hostId = z.custom<HostId>(
  (value) => typeof value === 'string' && /^host:[a-z0-9-]{1,64}$/.test(value),
  'not the id of a host',
);
const nearSchema = z.strictObject({
  host: hostId,
  parcels: z.array(z.int().min(0).max(UINT16_MAX)).max(NEAR_PARCELS_MAX),
});

export const watchStatsSchema: z.ZodType<Watching> = z.union([
  z.boolean(),
  z.strictObject({
    near: z.union([z.literal('all'), z.array(nearSchema).max(NEAR_HOSTS_MAX)]),
    focus: z.array(z.int().min(0).max(UINT16_MAX)).max(FOCUS_MAX),
  }),
]);
export const statsSeenSchema = z.int().nonnegative();

const EPOCH_MAX = 64;

export const resumeSchema: z.ZodType<ResumeRequest> = z.strictObject({
  epoch: z.string().max(EPOCH_MAX),
  revision: z.int().nonnegative(),
  reason: z.enum(RESYNC_REASONS),
});

const count = z.int().min(0);

export const historyWishSchema: z.ZodType<HistoryWish> = z.strictObject({
  before: z.int().positive().nullable(),
});

const logMark = z.strictObject({
  time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
  count,
});

export const logWishSchema: z.ZodType<LogWish> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    stream: count,
    container: containerId,
    tail: count.max(LOG_LINES_MAX),
    after: z.strictObject({ stdout: logMark.nullable(), stderr: logMark.nullable() }).nullable(),
    lines: count.max(LOG_LINES_MAX),
  }),
  z.strictObject({ kind: z.literal('close'), stream: count }),
]);

export const logGrantSchema: z.ZodType<LogGrant> = z.strictObject({ stream: count, lines: count });
