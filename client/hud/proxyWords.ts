import type { Refusable } from '../../shared/proxy.ts';
import type { Host } from '../../shared/records.ts';

const WORDS: Readonly<Partial<Record<Refusable, string>>> = {
  events: 'does not let us hear what happens: the town asks every few seconds instead',
  info: 'does not tell its name, cores and memory',
};

/** What a town lacks because a proxy keeps it back; null where it lacks nothing. The switches say it themselves. */
export function proxyWords({ name, refused = [] }: Host): string | null {
  const lacks = refused.flatMap((each) => WORDS[each] ?? []);
  return lacks.length === 0 ? null : `The socket proxy of ${name} ${lacks.join(', and ')}.`;
}
