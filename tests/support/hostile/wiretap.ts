import { setTimeout as sleep } from 'node:timers/promises';
import {
  BINARY,
  JOIN,
  openRawSocket,
  packed,
  packetsFrom,
  type RawSocket,
} from '../../server/gateway/rawSocket.ts';
import { output, type Output } from './secret.ts';

/** For what nobody asked for. */
const ANSWERS_MS = 400;
/** An engine that is really asked takes its time, and a busy machine's more. */
const ANSWERS_LIMIT_MS = 30_000;
const POLL_MS = 50;
const ANSWER = 3;

export interface Conversation {
  readonly headers: Readonly<Record<string, string>>;
  readonly said: readonly (readonly [event: string, content: unknown])[];
  /** Before anything is said. */
  readonly meanwhile: () => Promise<unknown>;
}

/** Says all of this on one connection; what came back meanwhile, byte for byte. */
export async function overhear(url: string, { headers, said, meanwhile }: Conversation): Promise<Output> {
  const raw = await openRawSocket(url, headers);
  raw.send(BINARY, JOIN);
  await sleep(ANSWERS_MS);
  await meanwhile();
  for (const [id, data] of said.entries()) raw.send(BINARY, packed({ type: 2, nsp: '/', data, id }));
  await Promise.all([sleep(ANSWERS_MS), untilAnswered(raw, said.length)]);
  const bytes = Buffer.concat([Buffer.from(raw.answer), ...raw.frames().map(({ content }) => content)]);
  raw.socket.destroy();
  return output('socket', bytes);
}

async function untilAnswered(raw: RawSocket, answers: number): Promise<void> {
  const deadline = Date.now() + ANSWERS_LIMIT_MS;
  while (answersIn(raw) < answers) {
    if (Date.now() > deadline) throw new Error(`${answersIn(raw)} of ${answers} packets were answered`);
    await sleep(POLL_MS);
  }
}

const isAnswer = (packet: unknown): boolean =>
  typeof packet === 'object' && packet !== null && 'type' in packet && packet.type === ANSWER;

const answersIn = (raw: RawSocket): number => packetsFrom(raw).filter(isAnswer).length;

const PATHS = [
  '',
  'api/snapshot',
  'metrics',
  'healthz',
  'csp-report',
  'signin',
  'nothing',
  'assets/%00',
  '..%2f',
];

/** Everything that is answered over HTTP, heads included. */
export const fetchAll = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Output[]> =>
  Promise.all(
    PATHS.map(async (path) => {
      const answer = await fetch(`${url}/${path}`, { headers });
      const head = JSON.stringify([...answer.headers]);
      return output(`/${path}`, Buffer.concat([Buffer.from(head), Buffer.from(await answer.arrayBuffer())]));
    }),
  );
