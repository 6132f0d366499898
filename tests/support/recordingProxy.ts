import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';

export interface RecordingProxy {
  /** `unix:///…` */
  readonly address: string;
  /** `GET /v1.41/info` and so on, in the order in which they came. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const REQUEST_LINE = /^([A-Z]+ \S+) HTTP\/1\.1\r$/gm;

/** A socket at `path` that leads to the engine at `address`, and writes down what is asked of it. */
export async function startRecordingProxy(path: string, address: string): Promise<RecordingProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const engine = connect(address.replace('unix://', ''));
    client.on('data', (chunk) => requests.push(...requestsIn(chunk.toString('latin1'))));
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        engine.destroy();
      });
    }
    client.pipe(engine).pipe(client);
  }).listen(path);
  await once(server, 'listening');
  return {
    address: `unix://${path}`,
    requests,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
      await rm(path, { force: true });
    },
  };
}

const requestsIn = (text: string): string[] => [...text.matchAll(REQUEST_LINE)].map(([, line]) => line ?? '');
