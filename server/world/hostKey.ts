import { createHash } from 'node:crypto';

const READABLE_LENGTH = 40;
const HASH_LENGTH = 8;

/** A host's key is its configured address, as lower-case letters, digits and hyphens; at most 49 of them. */
export function hostKeyOf(address: string): string {
  const readable = address
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (readable === address) return readable.slice(0, READABLE_LENGTH);
  const hash = createHash('sha256').update(address).digest('hex').slice(0, HASH_LENGTH);
  return `${readable.slice(0, READABLE_LENGTH)}-${hash}`;
}
