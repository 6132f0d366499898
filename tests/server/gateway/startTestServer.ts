import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import * as parser from 'socket.io-msgpack-parser';
import { unpackSnapshot } from '../../../shared/packedWorld.ts';
import type { ActionResult } from '../../../shared/intents.ts';
import type { PackedSnapshot } from '../../../shared/packedWorld.ts';
import type { Snapshot } from '../../../shared/patch.ts';
import type { ClientToServer, ServerToClient } from '../../../shared/protocol.ts';
import type { Config } from '../../../server/config.ts';
import { startServer } from '../../../server/server.ts';
import { PLAIN_CONFIG } from '../../support/plainConfig.ts';
import { seeFrames } from '../../support/seeFrames.ts';
import { startSimulator } from '../../../server/simulator/simulator.ts';

export type TestClient = Socket<ServerToClient, ClientToServer>;

/** A whole server in this process, with a simulated engine of five containers that stand still. */
export async function startTestServer(change: Partial<Config> = {}, log = pino({ level: 'silent' })) {
  const clientDir = mkdtempSync(join(tmpdir(), 'cratecraft-client-'));
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>town</title>');
  writeFileSync(join(clientDir, 'assets/main-abc123.js'), '// built\n'.repeat(400));
  const config: Config = { ...PLAIN_CONFIG, engine: ['simulator:5'], ...change };
  const faults: unknown[] = [];
  const server = await startServer({
    ...{ config, clientDir, version: '1.2.3', env: {}, home: '/nowhere' },
    log,
    startSimulator: (options) => startSimulator({ ...options, alive: false }),
    onFatal: (error) => faults.push(error),
  });
  const clients: TestClient[] = [];
  const connect = (options: object = {}): TestClient => {
    const { origin } = new URL(server.url);
    const path = `${new URL(server.url).pathname.replace(/\/$/, '')}/socket.io`;
    const client: TestClient = io(origin, {
      transports: ['websocket'],
      parser,
      path,
      forceNew: true,
      ...options,
    });
    seeFrames(client);
    clients.push(client);
    return client;
  };
  const snapshot = async (): Promise<Snapshot> =>
    unpackSnapshot(
      (await (await fetch(`${server.url.replace(/\/$/, '')}/api/snapshot`)).json()) as PackedSnapshot,
    );
  const close = async () => {
    for (const client of clients) client.close();
    await server.close('the test is over');
    rmSync(clientDir, { recursive: true });
  };
  return { ...server, connect, snapshot, faults, end: (reason: string) => server.close(reason), close };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** The first of these events; connect before you wait. */
export const next = async <E extends keyof ServerToClient>(
  client: TestClient,
  event: E,
): Promise<Parameters<ServerToClient[E]>> =>
  new Promise((resolve) => {
    client.once(event, ((...args: Parameters<ServerToClient[E]>) => resolve(args)) as never);
  });

export const until = async (holds: () => boolean | Promise<boolean>, limitMs = 5_000): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

export const connected = async (client: TestClient): Promise<void> => {
  if (!client.connected) await once(client as never, 'connect');
};

/** Sends whatever, typed or not, and waits for the answer. */
export const ask = (client: TestClient, content: unknown, event = 'intent'): Promise<ActionResult> =>
  client.timeout(15_000).emitWithAck(event as 'intent', content as never) as Promise<ActionResult>;
