import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Hold, HoldKeeper } from './stopSwitch.ts';

const FILE_MODE = 0o600;

const holdSchema: z.ZodType<Hold> = z.object({ by: z.string(), since: z.number(), reason: z.string() });

/** A file that is there while actions are held. One that cannot be read holds too: nobody knows what it said. */
export const holdFile = (path: string): HoldKeeper => ({
  load() {
    try {
      return holdSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch (error) {
      if (isMissing(error)) return null;
      return { by: 'the server', since: 0, reason: `${path} cannot be read` };
    }
  },
  save(hold) {
    if (hold === null) rmSync(path, { force: true });
    else replace(path, JSON.stringify(hold));
  },
});

export const noHoldFile: HoldKeeper = { load: () => null, save: () => undefined };

/** Whole or not at all. */
function replace(path: string, content: string) {
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w', FILE_MODE);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
