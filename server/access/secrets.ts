import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
export const SECRET = /^[\w-]{43}$/;

/** 256 bits of chance, as 43 letters that need no escaping in an address or a cookie. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** A plain SHA-256 is enough: nobody can try 2^256 secrets, so there is nothing that a slow hash would hold up. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Takes the same time wherever they differ. */
export const isSameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
