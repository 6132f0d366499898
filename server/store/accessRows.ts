import { z } from 'zod';
import { ROLES } from '../../shared/roles.ts';

const role = z.enum(ROLES);

export const tokenRowSchema = z
  .object({
    ...{ name: z.string(), kind: z.enum(['token', 'join']), role, hash: z.string().nullable() },
    ...{ created_at: z.number(), expires_at: z.number() },
  })
  .transform(({ created_at, expires_at, hash, ...row }) => ({
    ...row,
    ...{ createdAt: created_at, expiresAt: expires_at, isUsed: hash === null },
  }));

export const hashedTokenRowSchema = z.object({ hash: z.string() });

export const sessionRowSchema = z
  .object({ id: z.string(), name: z.string(), role, expires_at: z.number() })
  .transform(({ expires_at, name, ...row }) => ({ ...row, user: name, expiresAt: expires_at }));

export const noteRowSchema = z.object({ text: z.string() });

export const versionRowSchema = z.object({ data_version: z.number() });
