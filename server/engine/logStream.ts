import type { IncomingMessage } from 'node:http';
import type { EngineApi } from './api.ts';
import { hasTerminal } from './details.ts';
import type { LogEnd, LogLine, LogOptions, LogStream } from './log.ts';
import { createLogParser } from './logLines.ts';
import type { LogParser } from './logLines.ts';
import { createSeenLines, sinceOf } from './logPosition.ts';

const INSPECT_LIMIT_MS = 10_000;
const OPEN_LIMIT_MS = 10_000;

/** Rejects with EngineError when the engine refuses, with its own sentence. */
export async function openLogs(api: EngineApi, options: LogOptions): Promise<LogStream> {
  const { engineId, tail, after, signal } = options;
  const isTty = await asksForTerminal(api, engineId, signal);
  const since = sinceOf(after);
  const query = {
    ...{ stdout: '1', stderr: '1', timestamps: '1', follow: '1', tail: String(tail) },
    ...(since === null ? {} : { since }),
  };
  const path = `/containers/${engineId}/logs`;
  const response = await api.open({ method: 'GET', path, query, limitMs: OPEN_LIMIT_MS }, signal);
  const seen = createSeenLines(after);
  let lines: LogLine[] = [];
  const parser = createLogParser(isTty, (line) => {
    if (seen.isNew(line)) lines.push(line);
  });
  const handOn = () => {
    if (lines.length === 0) return;
    const read = lines;
    lines = [];
    options.onLines(read);
  };
  return {
    ended: readLog(response, parser, handOn),
    isContinued: () => seen.isContinued(),
    pause: () => response.pause(),
    resume: () => response.resume(),
  };
}

async function asksForTerminal(api: EngineApi, engineId: string, signal: AbortSignal): Promise<boolean> {
  const path = `/containers/${engineId}/json`;
  const request = { method: 'GET', path, limitMs: INSPECT_LIMIT_MS, lane: 'logs' } as const;
  const { body } = await api.request(request, signal);
  return hasTerminal(body);
}

/** Never rejects. Only what the engine itself ended is complete: a line that was cut comes again, whole, with the next stream. */
const readLog = (response: IncomingMessage, parser: LogParser, handOn: () => void): Promise<LogEnd> =>
  new Promise((resolve) => {
    const end = (kind: LogEnd['kind'], reason: string) => {
      resolve({ kind, reason });
      response.destroy();
    };
    response.on('data', (chunk: Buffer) => {
      try {
        parser.take(chunk);
      } catch (error) {
        end('unreadable', error instanceof Error ? error.message : String(error));
      }
      handOn();
    });
    response.once('end', () => {
      parser.end();
      handOn();
      end('done', 'the container does not run');
    });
    response.once('error', (error) => end('cut', `the stream broke: ${error.message}`));
    response.once('close', () => end('cut', 'the stream was closed'));
  });
