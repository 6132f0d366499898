import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const { O_WRONLY, O_APPEND, O_CREAT, O_TRUNC } = constants;

export interface Appending {
  /** Bytes that the file holds before; another length means that somebody else has written there. */
  readonly at: number;
  /** Resolve only when it is on the disk. */
  readonly sync: boolean;
}

/** The folder in which the audit lies. Everything rejects with node's own error. */
export interface AuditFiles {
  /** Makes the folder where it is missing. */
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Buffer>;
  /** `at` 0 makes the file. */
  append(name: string, content: string, appending: Appending): Promise<void>;
  cut(name: string, length: number): Promise<void>;
  /** Bytes; null where there is no such file. */
  length(name: string): Promise<number | null>;
  /** A file beside, for what is no part of the chain. */
  keep(name: string, content: Buffer): Promise<void>;
  /** Whether `append` would be let; writes nothing. */
  check(name: string): Promise<void>;
}

/** A folder of the disk: mode 0700, its files 0600. Each call opens anew, since a file that was deleted can be written for ever. */
export function folderFiles(folder: string): AuditFiles {
  return {
    async list() {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      return readdir(folder);
    },
    read: (name) => readFile(join(folder, name)),
    append: (name, content, appending) => append(folder, { name, content }, appending),
    length: (name) => lengthOf(join(folder, name)),
    cut: (name, length) => truncate(join(folder, name), length),
    async keep(name, content) {
      const file = await open(join(folder, name), O_WRONLY | O_CREAT | O_TRUNC, FILE_MODE);
      await file.writeFile(content).finally(() => file.close());
    },
    async check(name) {
      const file = await open(join(folder, name), O_WRONLY | O_APPEND);
      await file.close();
    },
  };
}

async function append(
  folder: string,
  { name, content }: { readonly name: string; readonly content: string },
  { at, sync }: Appending,
): Promise<void> {
  const file = await open(join(folder, name), O_WRONLY | O_APPEND | (at === 0 ? O_CREAT : 0), FILE_MODE);
  try {
    const { size } = await file.stat();
    if (size !== at) throw wrongLength(name, size, at);
    await file.appendFile(content);
    if (sync) await file.sync();
  } finally {
    await file.close();
  }
  // The name of a new file is on the disk only when its folder is.
  if (at === 0) await syncFolder(folder);
}

const wrongLength = (name: string, length: number, expected: number): Error =>
  new Error(`${name} is ${length} bytes long instead of ${expected}`);

async function lengthOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

/** For a server whose data is gone with the process. */
export function memoryFiles(): AuditFiles {
  const files = new Map<string, Buffer>();
  const bytesOf = (name: string) => files.get(name) ?? Buffer.alloc(0);
  return {
    list: () => Promise.resolve([...files.keys()]),
    read: (name) => Promise.resolve(bytesOf(name)),
    append(name, content, { at }) {
      if (bytesOf(name).length !== at) return Promise.reject(wrongLength(name, bytesOf(name).length, at));
      files.set(name, Buffer.concat([bytesOf(name), Buffer.from(content)]));
      return Promise.resolve();
    },
    length: (name) => Promise.resolve(files.get(name)?.length ?? null),
    cut(name, length) {
      files.set(name, bytesOf(name).subarray(0, length));
      return Promise.resolve();
    },
    keep(name, content) {
      files.set(name, content);
      return Promise.resolve();
    },
    check: () => Promise.resolve(),
  };
}
