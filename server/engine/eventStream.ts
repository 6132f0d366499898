/** The engine's event stream: bytes → lines → hints that a container may have changed. */
import { z } from 'zod';
import type { EngineEvent } from './engine.ts';

/** Health checks alone make three `exec_*` events each interval; what is not here changes no record. */
const LIFECYCLE = [
  ...['create', 'start', 'restart', 'die', 'kill', 'stop', 'oom', 'pause', 'unpause'],
  ...['rename', 'update', 'destroy', 'health_status'],
];

/** Podman's words for the same. */
const OTHER_ACTIONS: Readonly<Record<string, string>> = { died: 'die', remove: 'destroy' };

const eventSchema = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }),
  time: z.number(),
  /** Beyond 2^53: only the text of the line has all digits. */
  timeNano: z.number().nullish(),
});

type RawEvent = z.infer<typeof eventSchema>;

/**
 * One line of the stream; null for what is not a container's lifecycle. Throws SyntaxError or ZodError when it is not an event.
 */
export function parseEvent(line: string): EngineEvent | null {
  const event = eventSchema.parse(JSON.parse(line));
  const [word, value] = splitAction(event.Action);
  const action = OTHER_ACTIONS[word] ?? word;
  if (event.Type !== 'container' || !LIFECYCLE.includes(action)) return null;
  return { action, detail: value || exitCodeOf(action, event), ...subjectOf(event), ...timeOf(event, line) };
}

const subjectOf = ({ Actor: actor }: RawEvent) => ({
  engineId: actor.ID,
  name: actor.Attributes?.['name'] ?? '',
});

const timeOf = ({ time, timeNano }: RawEvent, line: string) => ({
  time: typeof timeNano === 'number' ? Math.floor(timeNano / 1e6) : time * 1000,
  timeNano: /"timeNano":\s*(\d+)/.exec(line)?.[1] ?? String(time),
});

/** `health_status: healthy` → its word and its value; a value may hold `": "` itself. */
function splitAction(action: string): readonly [string, string] {
  const at = action.indexOf(': ');
  return at < 0 ? [action, ''] : [action.slice(0, at), action.slice(at + 2)];
}

function exitCodeOf(action: string, { Actor: { Attributes: attributes } }: RawEvent): string {
  if (action !== 'die') return '';
  return attributes?.['exitCode'] ?? attributes?.['containerExitCode'] ?? '';
}

/** "seconds.nanos", as the engine reads `since`; `time` in epoch milliseconds. */
export function sinceText(time: number): string {
  const milliseconds = Math.max(0, Math.floor(time));
  return `${Math.floor(milliseconds / 1000)}.${String(milliseconds % 1000).padStart(3, '0')}000000`;
}
