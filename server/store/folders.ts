import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './store.ts';

/** Outermost first. One by one, since node's own recursive way never ends where the kernel makes the folders, as in /proc. */
function missingFolders(path: string): string[] {
  return existsSync(path) ? [] : [...missingFolders(dirname(path)), path];
}

/** For its owner alone. Throws StoreError. */
export function makeFolder(path: string): void {
  try {
    for (const folder of missingFolders(path)) mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new StoreError(`${path} cannot be made (${cause}): name another folder with --data-dir`, {
      cause: error,
    });
  }
}
