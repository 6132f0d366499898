import { z } from 'zod';
import { CONTAINER_ACTIONS } from './actions.ts';
import type { Intent } from './protocol.ts';
import type { ContainerId } from './records.ts';

// zod probes `new Function`, which the page's content security policy forbids.
z.config({ jitless: true });

const ADDRESS_MAX = 512;

const containerId = z.custom<ContainerId>(
  (value) => typeof value === 'string' && /^container:[a-z0-9-]{1,64}\/[0-9a-f]{64}$/.test(value),
  'not the id of a container',
);

/** Every intent that a client can send; unknown keys are refused. */
export const intentSchema: z.ZodType<Intent> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('act'),
    container: containerId,
    action: z.enum(CONTAINER_ACTIONS).exclude(['remove']),
  }),
  z.strictObject({ kind: z.literal('prepareRemove'), container: containerId }),
  z.strictObject({
    kind: z.literal('remove'),
    container: containerId,
    token: z.string().regex(/^[0-9a-f]{32}$/),
    force: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('showSimulator'), shown: z.boolean() }),
  z.strictObject({ kind: z.literal('acceptOffer'), address: z.string().max(ADDRESS_MAX) }),
]);

export const watchStatsSchema = z.boolean();
