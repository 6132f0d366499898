/** Which calls may wait for each other, and which never. */
import type { EngineRequest } from './transport.ts';

/** `samples` = stats and inspects, which come by the thousand and are paced; nothing else ever waits for them. */
export type Lane = 'actions' | 'watch' | 'samples' | 'logs';

export interface Call {
  readonly lane: Lane;
  readonly kind: string;
}

const KINDS: readonly (readonly [RegExp, Lane, string])[] = [
  [/\/_ping$/, 'watch', 'ping'],
  [/\/info$/, 'watch', 'info'],
  [/\/events$/, 'watch', 'events'],
  [/\/containers\/json$/, 'watch', 'list'],
  [/\/stats$/, 'samples', 'stats'],
  [/\/containers\/[^/]+\/json$/, 'samples', 'inspect'],
  [/\/(logs|attach|exec|resize)$/, 'logs', 'logs'],
];

/** What a request is for, from its path; whoever knows better says so in the request. */
export function callOf({ method, path, lane }: EngineRequest): Call {
  const [, own = 'actions', kind = method === 'DELETE' ? 'remove' : 'act'] =
    KINDS.find(([pattern]) => pattern.test(path)) ?? [];
  return { lane: lane ?? own, kind };
}
