import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packSnapshot } from '../../shared/packedWorld.ts';
import type { Snapshot } from '../../shared/patch.ts';

const compress = promisify(gzip);

/**
 * A world that changes all the time is not encoded anew for each request: one that old is taken still, and the client
 * resumes from there.
 */
export const ENCODE_SPACING_MS = 250;

export interface EncodedSnapshot {
  readonly etag: string;
  readonly json: Buffer;
  readonly gzip: Buffer;
}

export interface SnapshotCache {
  current(): Promise<EncodedSnapshot>;
  encodes(): number;
}

export interface SnapshotSource {
  revision(): number;
  snapshot(): Snapshot;
}

interface Cached {
  readonly revision: number;
  readonly encoded: Promise<EncodedSnapshot>;
  /** When it was ready; null before. */
  readyAt: number | null;
}

/**
 * Encodes and compresses each revision once at most, however many ask: a thousand clients that come back read one
 * buffer. `now` is in milliseconds.
 */
export function createSnapshotCache(source: SnapshotSource, now: () => number): SnapshotCache {
  let cached: Cached | null = null;
  let encodes = 0;

  function begin(): Cached {
    encodes += 1;
    const begun: Cached = { revision: source.revision(), encoded: encode(source.snapshot()), readyAt: null };
    const ready = () => void (begun.readyAt = now());
    const failed = () => void (cached = null);
    void begun.encoded.then(ready, failed);
    return begun;
  }

  const isGood = ({ revision, readyAt }: Cached) =>
    revision === source.revision() || readyAt === null || now() - readyAt < ENCODE_SPACING_MS;

  return {
    current() {
      if (cached === null || !isGood(cached)) cached = begin();
      return cached.encoded;
    },
    encodes: () => encodes,
  };
}

async function encode(snapshot: Snapshot): Promise<EncodedSnapshot> {
  const json = Buffer.from(JSON.stringify(packSnapshot(snapshot)));
  const etag = `"${snapshot.epoch}-${String(snapshot.revision)}"`;
  return { etag, json, gzip: await compress(json, { level: 4 }) };
}
