import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Snapshot } from '../../shared/protocol.ts';

const compress = promisify(gzip);

export interface EncodedSnapshot {
  readonly etag: string;
  readonly json: Buffer;
  readonly gzip: Buffer;
}

export interface SnapshotCache {
  current(): Promise<EncodedSnapshot>;
}

/** Encodes and compresses each revision once, however many ask: a thousand clients that come back read one buffer. */
export function createSnapshotCache(take: () => Snapshot, revision: () => number): SnapshotCache {
  let cached: { revision: number; encoded: Promise<EncodedSnapshot> } | null = null;
  return {
    current() {
      if (cached?.revision !== revision()) cached = { revision: revision(), encoded: encode(take()) };
      return cached.encoded;
    },
  };
}

async function encode(snapshot: Snapshot): Promise<EncodedSnapshot> {
  const json = Buffer.from(JSON.stringify(snapshot));
  const etag = `"${snapshot.epoch}-${String(snapshot.revision)}"`;
  return { etag, json, gzip: await compress(json, { level: 4 }) };
}
