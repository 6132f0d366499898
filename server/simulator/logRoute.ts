import type { LogLine, SimulatedContainer } from './container.ts';
import { isUp } from './container.ts';
import { namedContainer } from './containerRoutes.ts';
import { nanosOf } from './eventRoute.ts';
import type { Exchange } from './exchange.ts';
import { isTrue, openStream, sendAnswer } from './exchange.ts';
import { logLines } from './logs.ts';
import type { Machine } from './machine.ts';
import { goTime } from './statusText.ts';

const FOLLOW_MS = 250;
const FRAME_HEADER_BYTES = 8;
const STREAM_NUMBERS = { stdout: 1, stderr: 2 } as const;

export function answerLogs(machine: Machine, exchange: Exchange): void {
  const { query, response } = exchange;
  if (!isTrue(query.get('stdout')) && !isTrue(query.get('stderr'))) {
    sendAnswer(response, { status: 400, message: 'Bad parameters: you must choose at least one stream' });
    return;
  }
  const container = namedContainer(machine, exchange);
  if (container === null) return;
  let cancel: () => void = () => undefined;
  openStream(response, 'application/vnd.docker.raw-stream', () => cancel());
  const { first, isWanted } = selection(query);
  const write = (line: LogLine) => {
    if (isWanted(line)) response.write(framed(line, container.spec.tty, isTrue(query.get('timestamps'))));
  };
  const now = machine.timers.now();
  const written = logLines(container, { from: 0, to: now }).filter(isWanted);
  for (const line of first === 0 ? [] : written.slice(-first)) write(line);
  if (!isTrue(query.get('follow'))) {
    response.end();
    return;
  }
  const follow = (from: number) => {
    const to = machine.timers.now();
    const current = machine.containers.get(container.id);
    if (current !== undefined) logLines(current, { from, to }).forEach(write);
    if (current === undefined || !isUp(current)) response.end();
    else cancel = machine.timers.after(FOLLOW_MS, () => follow(to));
  };
  follow(now);
}

function selection(query: URLSearchParams) {
  const since = nanosOf(query.get('since'));
  const until = nanosOf(query.get('until'));
  const nanos = (line: LogLine) => BigInt(Math.floor(line.at)) * 1_000_000n;
  const tail = query.get('tail') ?? 'all';
  return {
    /** How many of the last lines that are already written come first. */
    first: /^\d+$/.test(tail) ? Number(tail) : Infinity,
    isWanted: (line: LogLine): boolean =>
      isTrue(query.get(line.stream)) &&
      (since === null || nanos(line) >= since) &&
      (until === null || nanos(line) <= until),
  };
}

/** A terminal's output is raw; otherwise each line is a frame: stream, three zeros, length, bytes. */
function framed(line: LogLine, tty: SimulatedContainer['spec']['tty'], timestamps: boolean): Buffer {
  const text = `${timestamps ? `${goTime(line.at)} ` : ''}${line.text}${tty ? '\r\n' : '\n'}`;
  const payload = Buffer.from(text, 'utf8');
  if (tty) return payload;
  const header = Buffer.alloc(FRAME_HEADER_BYTES);
  header.writeUInt8(STREAM_NUMBERS[line.stream], 0);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}
