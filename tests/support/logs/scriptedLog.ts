import type { EngineReader } from '../../../server/engine/engine.ts';
import type { LogEnd, LogLine, LogOptions } from '../../../server/engine/log.ts';
import type { EngineError } from '../../../server/engine/engine.ts';
import { createSeenLines, sinceOf } from '../../../server/engine/logPosition.ts';
import { timeOf } from './frames.ts';

/** Of one chunk: an engine sends 64 KiB at a time. */
const CHUNK_LINES = 1_000;
const SETTLE_ROUNDS = 60;

export interface ScriptedLog {
  readonly reader: Pick<EngineReader, 'logs'>;
  /** What each opening asked for. */
  readonly opened: readonly LogOptions[];
  /** Writes so many lines; an open stream that is not paused hands them on at once. */
  write(count: number, text?: (n: number) => string): void;
  /** The open stream ends so; null where it is not open. */
  end(kind: LogEnd['kind']): Promise<void>;
  /** Every further opening is refused with this; null lets them in again. */
  refuse(error: EngineError | null): void;
  isPaused(): boolean;
  isOpen(): boolean;
}

interface Stream {
  readonly options: LogOptions;
  readonly end: (end: LogEnd) => void;
  readonly seen: ReturnType<typeof createSeenLines>;
  next: number;
  isPaused: boolean;
}

/** The log of one container in the hands of a test; it keeps what is written, as an engine's file does. */
export function scriptedLog(): ScriptedLog {
  const file: LogLine[] = [];
  const opened: LogOptions[] = [];
  let stream: Stream | null = null;
  let refusal: EngineError | null = null;

  const pour = () => {
    if (stream === null || stream.isPaused || stream.options.signal.aborted) return;
    const { seen, options } = stream;
    const chunk = file.slice(stream.next, stream.next + CHUNK_LINES);
    stream.next += chunk.length;
    if (stream.next < file.length) setImmediate(pour);
    const lines = chunk.filter((line) => seen.isNew(line));
    if (lines.length > 0) options.onLines(lines);
  };
  const open = (options: LogOptions): Stream['next'] => {
    const since = sinceOf(options.after);
    const first = file.findIndex(({ time }) => since === null || Date.parse(time) / 1_000 >= Number(since));
    const fromTail = options.tail === 'all' ? 0 : file.length - options.tail;
    return Math.max(first === -1 ? file.length : first, fromTail, 0);
  };

  return {
    opened,
    reader: {
      logs: (options) => {
        opened.push(options);
        if (refusal !== null) return Promise.reject(refusal);
        let isOver = false;
        const ended = new Promise<LogEnd>((resolve) => {
          const own: Stream = {
            ...{ options, next: open(options), isPaused: false, seen: createSeenLines(options.after) },
            end: (end) => {
              isOver = true;
              if (stream === own) stream = null;
              resolve(end);
            },
          };
          stream = own;
          options.signal.addEventListener('abort', () => own.end({ kind: 'cut', reason: 'aborted' }));
        });
        const own = stream;
        setImmediate(pour);
        return Promise.resolve({
          ended,
          isContinued: () => own?.seen.isContinued() ?? true,
          pause: () => {
            if (own !== null) own.isPaused = true;
          },
          resume: () => {
            if (own === null || isOver || !own.isPaused) return;
            own.isPaused = false;
            setImmediate(pour);
          },
        });
      },
    },
    write(count, text = String) {
      for (let i = 0; i < count; i += 1) {
        const n = file.length;
        file.push({ stream: 'stdout', time: timeOf(n), text: text(n) });
      }
      pour();
    },
    end: async (kind) => {
      stream?.end({ kind, reason: 'the test wants it' });
      await new Promise((resolve) => setImmediate(resolve));
    },
    refuse: (error) => (refusal = error),
    isPaused: () => stream?.isPaused ?? false,
    isOpen: () => stream !== null,
  };
}

/** Lets what was promised, and what was poured, happen. */
export const settled = async (): Promise<void> => {
  for (let i = 0; i < SETTLE_ROUNDS; i += 1) await new Promise((resolve) => setImmediate(resolve));
};
