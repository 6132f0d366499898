import { setTimeout as sleep } from 'node:timers/promises';
import { BINARY, JOIN, openRawSocket, packed } from '../../server/gateway/rawSocket.ts';
import { output, type Output } from './secret.ts';

const ANSWERS_MS = 400;

/** Says all of this on one connection; what came back meanwhile, byte for byte. */
export async function overhear(
  url: string,
  said: readonly (readonly [event: string, content: unknown])[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Output> {
  const raw = await openRawSocket(url, headers);
  raw.send(BINARY, JOIN);
  await sleep(ANSWERS_MS);
  for (const [id, data] of said.entries()) raw.send(BINARY, packed({ type: 2, nsp: '/', data, id }));
  await sleep(ANSWERS_MS);
  const bytes = Buffer.concat([Buffer.from(raw.answer), ...raw.frames().map(({ content }) => content)]);
  raw.socket.destroy();
  return output('socket', bytes);
}

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
