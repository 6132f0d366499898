const KEY_BYTES = 12;

/** Of one wish, so that it is done once however often it arrives. Also on a page without a secure context. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
