import { once } from 'node:events';
import { chmod, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Opened } from './opened.ts';

/** A socket's file on which nobody listens, as an engine that was killed leaves it. */
export async function leaveSocket(path: string): Promise<void> {
  const listener = createServer().listen(`${path}.old`);
  await once(listener, 'listening');
  // Closing takes away only the name that it listened on.
  await rename(`${path}.old`, path);
  listener.close();
  await once(listener, 'close');
}

/** Somebody listens, and nobody may connect who heeds the modes of files. */
export async function forbidSocket(path: string, opened: Opened): Promise<void> {
  const listener = createServer().listen(path);
  await once(listener, 'listening');
  opened.add(() => once(listener.close(), 'close'));
  await chmod(path, 0);
}

const ABOVE_MODES = '-dac_override,-dac_read_search';

/** In front of a command: root heeds the modes of files only without these two rights. */
export const heedingModes = (): readonly string[] =>
  process.getuid?.() === 0
    ? ['setpriv', `--bounding-set=${ABOVE_MODES}`, `--inh-caps=${ABOVE_MODES}`, '--']
    : [];
