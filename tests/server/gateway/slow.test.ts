import { connect } from 'node:net';
import * as parser from 'socket.io-msgpack-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { containersOf } from '../../../shared/records.ts';
import { ask, startTestServer, until } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';

const CONTAINERS = 200;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ engine: [`simulator:${CONTAINERS}`] });
});
afterAll(() => server.close());

const UPGRADE = (host: string) =>
  [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    ...[`Host: ${host}`, 'Upgrade: websocket', 'Connection: Upgrade'],
    ...['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13', '', ''],
  ].join('\r\n');

const encoder = new parser.Encoder();

/** A masked binary frame of fewer than 126 bytes; the mask is zero. */
const frame = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x82, 0x80 | content.length, 0, 0, 0, 0]), content]);

test('a client that reads nothing is ended, and the others notice nothing', async () => {
  const { host, hostname, port } = new URL(server.url);
  const wedged = connect(Number(port), hostname);
  wedged.on('error', () => undefined);
  wedged.write(UPGRADE(host));
  await new Promise((resolve) => wedged.once('data', resolve));
  const joining = [encoder.encode({ type: 0, nsp: '/' })].flat() as unknown as Buffer[];
  wedged.write(frame(Buffer.concat(joining)));
  const metric = async (name: string) =>
    Number(
      new RegExp(`^cratecraft_${name} (\\d+)$`, 'm').exec(
        await (await fetch(`${server.url}/metrics`)).text(),
      )?.[1],
    );
  await until(async () => (await metric('clients')) === 1);
  wedged.pause();
  const viewer = server.connect();
  await new Promise((resolve) => viewer.once('hello', resolve));
  const containers = () => containersOf(server.world.map.records());
  await until(() => containers().length === CONTAINERS);
  // Each its own, since a word that repeats is sent once.
  const big = containers().map((container) => ({ ...container, image: container.id.repeat(25) }));
  let round = 0;
  await until(async () => {
    round += 1;
    const changed = big.map((container) => ({ ...container, restartCount: round }));
    server.world.map.commit(new Map(changed.map((container) => [container.id, container])));
    return (await metric('stuck_total')) > 0;
  }, 30_000);
  expect(await metric('stuck_total')).toBe(1);
  expect(await ask(viewer, {})).toMatchObject({ code: 'invalid' });
  expect(await metric('clients')).toBe(1);
  wedged.destroy();
}, 60_000);
