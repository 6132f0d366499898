/** What a proxy before an engine may keep back: actions, and reads that the town can do without. */
export const REFUSABLES = [
  ...(['start', 'stop', 'restart', 'pause', 'unpause', 'kill', 'remove'] as const),
  ...(['info', 'events'] as const),
] as const;
export type Refusable = (typeof REFUSABLES)[number];

/** As a sentence for people. */
export const proxyRefuses = (action: Refusable): string =>
  `the socket proxy of this engine does not let us ${action} containers`;
