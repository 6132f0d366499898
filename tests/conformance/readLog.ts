import type { EngineReader } from '../../server/engine/engine.ts';
import type { LogLine } from '../../server/engine/log.ts';
import { START, trackPosition } from '../../server/engine/logPosition.ts';
import type { LogPosition } from '../../shared/logs.ts';
import { seenLine } from './seen.ts';

export interface WantedLog {
  readonly tail: number | 'all';
  /** Only what follows the line of this text. */
  readonly after?: string;
}

interface Source {
  readonly reader: EngineReader;
  readonly engineId: string;
  readonly signal: AbortSignal;
}

/** All that a container wrote, and how the stream ended. */
export async function readLog(source: Source, { tail, after }: WantedLog) {
  const tracker = trackPosition(START);
  if (after !== undefined) {
    const { lines } = await read(source, { tail: 'all', after: START });
    lines.slice(0, 1 + lines.findIndex(({ text }) => text === after)).forEach((line) => tracker.take(line));
  }
  const { lines, end } = await read(source, { tail, after: tracker.current() });
  return { end, lines: lines.map(seenLine) };
}

async function read(
  { reader, engineId, signal }: Source,
  wanted: { readonly tail: number | 'all'; readonly after: LogPosition },
) {
  const lines: LogLine[] = [];
  const onLines = (more: readonly LogLine[]) => void lines.push(...more);
  const stream = await reader.logs({ ...wanted, engineId, onLines, signal });
  return { lines, end: (await stream.ended).kind };
}
