import { closeSync, openSync, readSync } from 'node:fs';

/** The text of a small file; null when there is none, or it may not be read. */
export type ReadText = (path: string) => string | null;

const BUFFER_BYTES = 64 * 1024;
const buffer = Buffer.allocUnsafe(BUFFER_BYTES);

/**
 * Of the kernel's own files, which need no disk: read at once, since handing each over to another thread costs more than
 * reading it. What lies beyond 64 KiB is left out.
 */
export const readKernelFile: ReadText = (path) => {
  try {
    const file = openSync(path, 'r');
    try {
      return buffer.toString('latin1', 0, readSync(file, buffer, 0, BUFFER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
};
