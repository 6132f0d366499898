/** Why something was refused, by which a client knows what to do. `held`: nobody may do it now, whatever the role. */
export const REFUSAL_CODES = [
  ...(['forbidden', 'held', 'unknown', 'state', 'conflict', 'expired', 'busy'] as const),
  ...(['unreachable', 'engine', 'invalid'] as const),
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];
