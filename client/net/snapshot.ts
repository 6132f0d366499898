import { unpackSnapshot } from '../../shared/packedWorld.ts';
import type { PackedSnapshot } from '../../shared/packedWorld.ts';
import type { Snapshot } from '../../shared/patch.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';

/** Null when the server does not answer, or not with a snapshot. One of another version comes without its records. */
export async function fetchSnapshot(url: URL, signal: AbortSignal): Promise<Snapshot | null> {
  try {
    // The browser revalidates by ETag, so that an unchanged world costs no bytes.
    const response = await fetch(url, { signal, cache: 'no-cache' });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return isSnapshot(body) ? readSnapshot(body) : null;
  } catch {
    return null;
  }
}

const readSnapshot = (packed: PackedSnapshot): Snapshot =>
  unpackSnapshot(packed.protocol === PROTOCOL_VERSION ? packed : { ...packed, words: [], rows: [] });

const isSnapshot = (value: unknown): value is PackedSnapshot =>
  typeof value === 'object' &&
  value !== null &&
  'protocol' in value &&
  'epoch' in value &&
  'revision' in value &&
  'rows' in value &&
  Array.isArray(value.rows);
