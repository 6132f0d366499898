import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { cpuMs, unsentBytes } from './processes.ts';

const BURN_MS = 300;
/** A tick, and what this process did while it looked. */
const APART_MS = 50;
const MUCH_BYTES = 16 * 1024 * 1024;

test('the processor that a process took is what the process itself says', () => {
  const ownMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  const [told, own] = [cpuMs(process.pid), ownMs()];
  while (ownMs() < own + BURN_MS);
  expect(Math.abs(cpuMs(process.pid) - told - (ownMs() - own))).toBeLessThanOrEqual(APART_MS);
});

test('what the other end does not take is seen at the connection, and a closed one is not listed', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).end(Buffer.alloc(MUCH_BYTES)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(unsentBytes(port)).toEqual([]);
  const client = connect({ port, host: '127.0.0.1' }).pause();
  await expect.poll(() => unsentBytes(port)[0] ?? 0).toBeGreaterThan(0);
  expect(unsentBytes(port)).toHaveLength(1);
  client.destroy();
  await expect.poll(() => unsentBytes(port)).toEqual([]);
  server.close();
  await once(server, 'close');
});
