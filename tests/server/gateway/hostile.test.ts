import fc from 'fast-check';
import * as parser from 'socket.io-msgpack-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, connected, startTestServer } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('a packet that is not what it should be', () => {
  const REFUSED = { ok: false, code: 'invalid', message: 'this was not understood: load the page again' };

  test.each([
    null,
    undefined,
    0,
    '',
    'stop',
    [],
    {},
    { kind: 'act' },
    { kind: 'act', container: 'container:x/y', action: 'stop' },
    { kind: 'act', container: `container:simulator/${'a'.repeat(64)}`, action: 'remove' },
    { kind: 'act', container: `container:simulator/${'a'.repeat(64)}`, action: 'exec' },
    { kind: 'act', container: `container:simulator/${'a'.repeat(64)}`, action: 'stop', extra: 1 },
    { kind: 'act', container: `container:simulator/${'A'.repeat(64)}`, action: 'stop' },
    { kind: 'remove', container: `container:simulator/${'a'.repeat(64)}`, token: 'x', force: true },
    { kind: 'showSimulator', shown: 'yes' },
    { kind: 'acceptOffer', address: 'x'.repeat(513) },
    { __proto__: { kind: 'act' } },
  ])('%j is refused', async (content) => {
    const client = server.connect();
    expect(await ask(client, content)).toEqual(REFUSED);
    client.close();
  });

  test('it harms nobody, with and without an acknowledgement, under any name', async () => {
    const client = server.connect();
    await connected(client);
    for (const name of [
      'intent',
      'watchStats',
      'disconnect',
      'error',
      'connect',
      '',
      '__proto__',
      'nothing',
    ]) {
      for (const content of [[], [null], [undefined, null], ['x', 1, {}], [{ kind: 'act' }, 'no function']]) {
        const io = client as unknown as { packet(packet: object): void };
        io.packet({ type: 2, nsp: '/', data: [name, ...content] });
      }
    }
    expect(await ask(server.connect(), {})).toEqual(REFUSED);
    client.close();
  });

  test('raw bytes on the socket end that socket at most', async () => {
    const bystander = server.connect();
    await connected(bystander);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(packetArbitrary, bytesArbitrary), { maxLength: 12 }),
        async (packets) => {
          const client = server.connect({ reconnection: false });
          await connected(client);
          for (const packet of packets) client.io.engine.write(packet);
          client.close();
        },
      ),
      { numRuns: 100 },
    );
    expect(await ask(bystander, {})).toEqual(REFUSED);
    bystander.close();
  });

  const encoder = new parser.Encoder();
  /** Its types are wrong: it makes a list of one buffer. */
  const encoded = (packet: object): Buffer =>
    Buffer.concat([encoder.encode(packet)].flat() as unknown as Buffer[]);
  const bytesArbitrary = fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes));
  const packetArbitrary = fc
    .record({
      type: fc.oneof(fc.integer({ min: -1, max: 7 }), fc.string()),
      nsp: fc.constantFrom<unknown>('/', '/other', null, 5),
      data: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
      id: fc.oneof(fc.integer(), fc.constant(undefined)),
    })
    .map((packet) => encoded(packet));

  test('a packet beyond 16 KiB ends the connection', async () => {
    const client = server.connect({ reconnection: false });
    await connected(client);
    const ended = new Promise<string>((resolve) => client.once('disconnect', resolve));
    client.emit('intent', { kind: 'acceptOffer', address: 'x'.repeat(20_000) } as never, () => undefined);
    expect(await ended).toBe('transport close');
  });

  test('the hundred-and-first in a minute is told to wait', async () => {
    const client = server.connect();
    const answers = await Promise.all(Array.from({ length: 101 }, () => ask(client, null)));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'busy').length).toBe(1);
    client.close();
  });
});

describe('a socket from elsewhere', () => {
  const outcome = (extraHeaders: Record<string, string>) => {
    const client = server.connect({ extraHeaders, reconnection: false });
    return new Promise<string>((resolve) => {
      client.once('connect', () => resolve('connected'));
      client.once('connect_error', () => resolve('refused'));
    });
  };

  test.each([
    [{}, 'connected'],
    [{ origin: 'OWN' }, 'connected'],
    [{ origin: 'http://evil.example' }, 'refused'],
    [{ origin: 'null' }, 'refused'],
    [{ host: 'evil.example' }, 'refused'],
    [{ host: 'evil.example', origin: 'http://evil.example' }, 'refused'],
  ])('%j is %s', async (headers: Record<string, string>, expected) => {
    const origin = headers['origin'] === 'OWN' ? { origin: server.url } : {};
    expect(await outcome({ ...headers, ...origin })).toBe(expected);
  });

  test('polling is no way in', async () => {
    const response = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
  });
});
