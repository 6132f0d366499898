import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';

/** What the wire does to connections from now on; a black hole also swallows what the living ones carry. */
export type WireFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'blackHole' }
  /** The engine's bytes come one by one in pieces of this size: inside a line, inside a character. */
  | { readonly kind: 'slice'; readonly bytes: number }
  /** Each connection breaks after the engine has said so much. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** A proxy answers in the engine's stead. */
  | { readonly kind: 'status'; readonly status: number }
  /** The engine's bytes are followed by what is no JSON. */
  | { readonly kind: 'garbage' };

export interface FaultProxy {
  /** `unix:///…` */
  readonly address: string;
  /** Living connections keep the fault under which they were made, but for a black hole. */
  setFault(fault: WireFault): void;
  /** New connections lead there. */
  setEngine(address: string): void;
  /** Every connection breaks without a farewell. */
  reset(): void;
  connections(): number;
  close(): Promise<void>;
}

interface Wire {
  readonly sockets: Set<Socket>;
  engine: string;
  fault: WireFault;
}

/** A socket at `path` that leads to the engine at `address`, over a wire that can be made bad. */
export async function startFaultProxy(path: string, address: string): Promise<FaultProxy> {
  const wire: Wire = { engine: pathOf(address), sockets: new Set(), fault: { kind: 'none' } };
  const server = createServer((client) => join(wire, client)).listen(path);
  await once(server, 'listening');
  const reset = () => {
    for (const socket of wire.sockets) socket.destroy();
  };
  return {
    address: `unix://${path}`,
    setFault: (fault) => (wire.fault = fault),
    setEngine: (next) => (wire.engine = pathOf(next)),
    reset,
    connections: () => wire.sockets.size,
    close: async () => {
      server.close();
      reset();
      await once(server, 'close');
      await rm(path, { force: true });
    },
  };
}

const pathOf = (address: string): string => address.replace('unix://', '');

function join(wire: Wire, client: Socket): void {
  const { fault } = wire;
  keep(wire, client, () => undefined);
  if (fault.kind === 'status') {
    const body = '{"message":"the wire says no"}';
    client.once('data', () => {
      client.end(`HTTP/1.1 ${fault.status} No\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    });
    return;
  }
  const engine = connect(wire.engine);
  // Behind what is still on its way.
  const lag = fault.kind === 'latency' ? fault.ms : 0;
  keep(wire, engine, () => setTimeout(() => client.end(), lag));
  client.once('close', () => engine.destroy());
  client.on('data', (chunk) => {
    if (wire.fault.kind !== 'blackHole') engine.write(chunk);
  });
  let passed = 0;
  engine.on('data', (chunk) => {
    if (wire.fault.kind === 'blackHole') return;
    passed += chunk.length;
    pass(fault, client, chunk);
    if (fault.kind === 'cut' && passed >= fault.afterBytes) client.destroy();
  });
}

function keep({ sockets }: Wire, socket: Socket, onClose: () => void): void {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.once('close', () => {
    sockets.delete(socket);
    onClose();
  });
}

function pass(fault: WireFault, client: Socket, chunk: Buffer): void {
  if (fault.kind === 'latency') setTimeout(() => client.write(chunk), fault.ms);
  else if (fault.kind === 'slice') writeSlices(client, chunk, fault.bytes);
  else if (fault.kind === 'cut') client.write(chunk.subarray(0, fault.afterBytes));
  else client.write(chunk);
  if (fault.kind === 'garbage') client.write('4\r\n}{!\n\r\n');
}

function writeSlices(client: Socket, chunk: Buffer, bytes: number): void {
  for (let at = 0; at < chunk.length; at += bytes) client.write(chunk.subarray(at, at + bytes));
}
