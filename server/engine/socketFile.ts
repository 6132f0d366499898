import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const UNIX = 'unix://';

/**
 * Calls when something happens to the socket's file, such as an engine that makes it anew; returns its undo. Where nothing can be
 * watched (another kind of address, no such folder, no more watches to be had) it never calls.
 */
export function watchSocketFile(address: string, onChange: () => void): () => void {
  if (!address.startsWith(UNIX)) return () => undefined;
  const path = address.slice(UNIX.length);
  try {
    // Its folder, for a file that is not there cannot be watched.
    const watcher = watch(dirname(path), { persistent: false }, (_kind, name) => {
      if (name === basename(path)) onChange();
    });
    watcher.on('error', () => undefined);
    return () => {
      watcher.close();
    };
  } catch {
    return () => undefined;
  }
}
