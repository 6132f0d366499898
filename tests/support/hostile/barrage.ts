import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { BINARY, endOf, JOIN, openRawSocket, packetsFrom } from '../../server/gateway/rawSocket.ts';
import type { Shot } from './packets.ts';

const READ_LIMIT_MS = 2_000;
const LOOK_MS = 2;
const AT_ONCE = 8;
/** A ping of the WebSocket below, which is answered once all before it was read, and never where the connection ended. */
const PING = 9;
const PONG = 10;

/** One volley on a connection of its own; resolves once the server has read it or has ended the connection. */
async function fire(url: string, volley: readonly Shot[]): Promise<void> {
  const raw = await openRawSocket(url);
  raw.send(BINARY, JOIN);
  // What comes before the answer ends the connection: nobody has joined yet.
  while (packetsFrom(raw).length === 0 && !raw.socket.closed) await once(raw.socket, 'data');
  for (const { opcode, content } of volley) raw.send(opcode, content);
  raw.send(PING, Buffer.from('all read'));
  const isRead = () => endOf(raw) !== null || raw.frames().some(({ opcode }) => opcode === PONG);
  const end = Date.now() + READ_LIMIT_MS;
  while (!isRead() && !raw.socket.closed && Date.now() < end) await sleep(LOOK_MS);
  raw.socket.resetAndDestroy();
}

/** All of them, some at once; answers how many packets were sent. */
export async function fireAll(url: string, volleys: readonly (readonly Shot[])[]): Promise<number> {
  const left = [...volleys];
  const lane = async () => {
    for (let volley = left.pop(); volley !== undefined; volley = left.pop()) await fire(url, volley);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return volleys.reduce((sum, { length }) => sum + length, 0);
}
