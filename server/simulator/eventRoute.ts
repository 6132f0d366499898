import type { LoggedEvent } from './eventLog.ts';
import type { Exchange } from './exchange.ts';
import { openStream, sendAnswer } from './exchange.ts';
import { parseFilters, passesEventFilters } from './filters.ts';
import type { Machine } from './machine.ts';

const NANO_DIGITS = 9;
const NANOS_PER_MS = 1_000_000n;
/** The engine skips a subscriber that does not read; so do we, before it costs memory. */
const UNREAD_MAX_BYTES = 1 << 20;

export function answerEvents(machine: Machine, { query, response }: Exchange): void {
  const parsed = parseFilters(query.get('filters'));
  if (!parsed.ok) {
    sendAnswer(response, { status: parsed.status, message: parsed.message });
    return;
  }
  const since = nanosOf(query.get('since'));
  const until = nanosOf(query.get('until'));
  const passes = (event: LoggedEvent) =>
    (since === null || event.timeNano >= since) &&
    (until === null || event.timeNano <= until) &&
    passesEventFilters(event, parsed.filters);
  const write = (event: LoggedEvent) => {
    if (passes(event) && response.writableLength < UNREAD_MAX_BYTES) response.write(event.line);
  };
  const endings: (() => void)[] = [];
  openStream(response, 'application/json', () => {
    for (const end of endings) end();
  });
  if (since !== null) machine.events.past().forEach(write);
  endings.push(machine.events.subscribe(write));
  if (until === null) return;
  const left = Number(until / NANOS_PER_MS) - machine.timers.now();
  if (left <= 0) response.end();
  else endings.push(machine.timers.after(left, () => response.end()));
}

/** `seconds`, `seconds.nanos` or RFC 3339 → nanoseconds; null when absent or unreadable. */
export function nanosOf(text: string | null): bigint | null {
  if (text === null || text === '' || text === '0') return null;
  const [, seconds, fraction = ''] = /^(\d+)(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (seconds !== undefined) return BigInt(seconds + fraction.padEnd(NANO_DIGITS, '0'));
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : BigInt(ms) * NANOS_PER_MS;
}
