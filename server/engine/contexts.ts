/** Docker's contexts, as its command line keeps them below `~/.docker`. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TlsMaterial } from './endpoint.ts';

const metaSchema = z.object({
  Endpoints: z.object({
    docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }),
  }),
});

const configSchema = z.object({ currentContext: z.string().optional() });

export interface DockerContext {
  /** `unix:///…`, `tcp://…`; '' where the context names none. */
  readonly host: string;
  /** Undefined when the context brings no TLS material. */
  readonly tls: TlsMaterial | undefined;
}

/** Undefined when there is no such context, or its file cannot be read. */
export async function readContext(folder: string, name: string): Promise<DockerContext | undefined> {
  const key = createHash('sha256').update(name).digest('hex');
  const meta = metaSchema.safeParse(await readJson(join(folder, 'contexts/meta', key, 'meta.json')));
  if (!meta.success) return undefined;
  const { Host: host = '', SkipTLSVerify: skip = false } = meta.data.Endpoints.docker;
  const tls = await readTls(join(folder, 'contexts/tls', key, 'docker'), !skip);
  const hasTls = tls.ca !== undefined || tls.cert !== undefined || skip;
  return { host, tls: hasTls ? tls : undefined };
}

/** The context that `docker context use` chose; undefined for the default one. */
export async function currentContext(folder: string): Promise<string | undefined> {
  const config = configSchema.safeParse(await readJson(join(folder, 'config.json')));
  return config.success ? config.data.currentContext : undefined;
}

/** `ca.pem`, `cert.pem` and `key.pem` of a folder; undefined for those that are not there. */
export async function readTls(folder: string, verify: boolean): Promise<TlsMaterial> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readText(join(folder, name))),
  );
  return { ca, cert, key, verify };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readText(path)) ?? '');
  } catch {
    return undefined;
  }
}

const readText = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
