/** Why something was refused, by which a client knows what to do. */
export type RefusalCode =
  'forbidden' | 'unknown' | 'state' | 'conflict' | 'expired' | 'busy' | 'unreachable' | 'engine' | 'invalid';
