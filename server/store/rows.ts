import { z } from 'zod';

/** Rows as the database gives them; a file that somebody has edited is caught here. */
export const plotRowSchema = z
  .object({
    key: z.string(),
    project: z.string(),
    plot: z.number().int().nonnegative(),
    freed_at: z.number().nullable(),
  })
  .transform(({ freed_at, ...row }) => ({ ...row, freedAt: freed_at }));

export const parcelRowSchema = z.object({ parcel: z.number().int().nonnegative(), project: z.string() });
