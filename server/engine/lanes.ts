/** Which calls may wait for each other, and which never. */
import type { EngineRequest, Lane } from './transport.ts';

export interface Call {
  readonly lane: Lane;
  readonly kind: string;
}

const KINDS: readonly (readonly [RegExp, Lane, string])[] = [
  [/\/_ping$/, 'watch', 'ping'],
  [/\/info$/, 'watch', 'info'],
  [/\/version$/, 'watch', 'info'],
  [/\/plugins$/, 'watch', 'probe'],
  [/\/events$/, 'watch', 'events'],
  [/\/containers\/json$/, 'watch', 'list'],
  [/\/stats$/, 'samples', 'stats'],
  [/\/containers\/[^/]+\/json$/, 'samples', 'inspect'],
  [/\/(logs|attach|exec|resize)$/, 'logs', 'logs'],
];

/** What a request is for, from its path; whoever knows better says so in the request. */
export function callOf(request: EngineRequest): Call {
  const [lane, kind] = kindOf(request);
  return { lane: request.lane ?? lane, kind: kind === 'list' && isPart(request) ? 'listSome' : kind };
}

function kindOf({ method, path }: EngineRequest): readonly [Lane, string] {
  const known = KINDS.find(([pattern]) => pattern.test(path));
  return known === undefined ? ['actions', method === 'DELETE' ? 'remove' : 'act'] : [known[1], known[2]];
}

/** A list of those that are named. */
const isPart = ({ query }: EngineRequest): boolean => query?.['filters']?.includes('"id"') === true;
