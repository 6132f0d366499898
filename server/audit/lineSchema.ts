import { z } from 'zod';
import { CONTAINER_ACTIONS } from '../../shared/actions.ts';
import { SIGN_IN_WAYS } from '../../shared/audit.ts';
import type { AuditDeed, AuditWho, NumberedEntry } from '../../shared/audit.ts';
import { REFUSAL_CODES } from '../../shared/refusals.ts';
import { ROLES } from '../../shared/roles.ts';

const who: z.ZodType<AuditWho> = z.object({
  user: z.string(),
  role: z.enum(ROLES),
  session: z.string(),
  address: z.string(),
});

const deed: z.ZodType<AuditDeed> = z.object({
  verb: z.enum([...CONTAINER_ACTIONS, 'prepareRemove', 'hold', 'release']),
  force: z.boolean(),
  host: z.string(),
  hostName: z.string(),
  container: z.string(),
  name: z.string(),
});

const numbered = { seq: z.int().positive(), time: z.string(), previous: z.string() };

/** A line of the audit, which somebody may have edited. */
export const lineSchema: z.ZodType<NumberedEntry & { readonly previous: string }> = z.discriminatedUnion(
  'kind',
  [
    z.object({ ...numbered, kind: z.literal('intent'), who, deed }),
    z.object({
      ...numbered,
      kind: z.literal('outcome'),
      of: z.int().positive(),
      result: z.enum(['done', 'failed', 'unknown']),
      says: z.string(),
    }),
    z.object({
      ...numbered,
      kind: z.literal('denial'),
      who,
      deed,
      code: z.enum(REFUSAL_CODES),
      says: z.string(),
    }),
    z.object({
      ...numbered,
      kind: z.literal('signIn'),
      by: z.enum(SIGN_IN_WAYS),
      address: z.string(),
      says: z.string(),
    }),
    z.object({ ...numbered, kind: z.literal('note'), says: z.string() }),
  ],
);
