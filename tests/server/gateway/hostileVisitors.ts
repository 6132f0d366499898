import { join } from 'node:path';
import fc from 'fast-check';
import { CONTAINER_ACTIONS } from '../../../shared/actions.ts';
import type { ActionResult } from '../../../shared/intents.ts';
import type { ContainerId } from '../../../shared/records.ts';
import type { Config } from '../../../server/config.ts';
import { startSimulator } from '../../../server/simulator/simulator.ts';
import { atLeast, atMost, type Row } from '../../bench/truth/rows.ts';
import { startRecordingProxy } from '../../support/recordingProxy.ts';
import { freshDataDir } from '../../support/server.ts';
import { ask, connected, startTestServer, until } from './startTestServer.ts';
import type { TestClient } from './startTestServer.ts';

/** As many as a client may send at once; beyond them nothing reaches the guard. */
const PER_CLIENT = 100;

/** A town of this configuration over an engine that writes down what is asked of it. */
export async function recordedTown(change: Partial<Config>) {
  const data = await freshDataDir();
  const simulator = await startSimulator({ containers: 5, alive: false });
  const proxy = await startRecordingProxy(join(data.path, 'e.sock'), simulator.address);
  const town = await startTestServer({ engine: [proxy.address], ...change });
  const containers = async () =>
    (await town.snapshot()).records.flatMap((each) => (each.type === 'container' ? [each.id] : []));
  await until(async () => (await containers()).length === 5);
  return {
    ...{ town, proxy, containers: await containers() },
    /** Requests that could change something. */
    mutating: () => proxy.requests.filter((line) => !/^(GET|HEAD) /.test(line)),
    close: async () => {
      await town.close();
      await proxy.close();
      await simulator.close();
      await data.remove();
    },
  };
}

/** What reached the engine of so many that were sent, beside the goals. */
export const untouchedRows = (
  sent: string,
  { mutating }: Pick<RecordedTown, 'mutating'>,
  count: { readonly reached: number; readonly goal: number },
): readonly Row[] => [
  atLeast(sent, { ...count, unit: '' }),
  atMost(`${sent}: mutating requests that a proxy saw`, { reached: mutating().length, goal: 0, unit: '' }),
];

export type RecordedTown = Awaited<ReturnType<typeof recordedTown>>;

/** Wishes that are almost, or wholly, as they should be, on containers that there are. */
const intentOn = (containers: readonly ContainerId[]) => {
  const container = fc.constantFrom<unknown>(...containers, 'container:x/y', null, { toString: 'stop' });
  const token = fc.oneof(fc.stringMatching(/^[0-9a-f]{32}$/), fc.string());
  return fc.oneof(
    fc.record({ kind: fc.constant('act'), container, action: fc.constantFrom(...CONTAINER_ACTIONS, 'exec') }),
    fc.record({ kind: fc.constant('prepareRemove'), container }),
    fc.record({ kind: fc.constant('remove'), container, token, force: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('hold', 'release', 'run'), reason: fc.string() }),
    fc.record({
      kind: fc.constantFrom('showSimulator', 'acceptOffer'),
      shown: fc.boolean(),
      address: fc.string(),
    }),
    fc.jsonValue(),
  );
};

/** Without the one word that ends its connection: `barrage.test.ts` sends that. */
const packetOn = (containers: readonly ContainerId[]) =>
  fc
    .tuple(
      fc.constantFrom('intent', 'intent', 'intent', 'intent', 'history', 'resume', 'log', 'exec', 'toString'),
      fc.oneof({ arbitrary: intentOn(containers), weight: 9 }, { arbitrary: fc.jsonValue(), weight: 1 }),
    )
    .filter((packet) => !JSON.stringify(packet).includes('__proto__'));

/** Sends so many from as many clients as it takes; answers how many arrived at the server. */
export async function sendHostile({ town, containers }: RecordedTown, count: number): Promise<number> {
  const packets = fc.sample(packetOn(containers), { numRuns: count, seed: 5 });
  for (let i = 0; i < packets.length; i += PER_CLIENT) {
    const client = town.connect({ reconnection: false });
    await connected(client);
    for (const [name, content] of packets.slice(i, i + PER_CLIENT)) sendRaw(client, [name, content]);
    // Whatever comes after them is answered after them.
    await ask(client, {});
    client.close();
  }
  return received(town.url);
}

function sendRaw(client: TestClient, data: readonly unknown[]) {
  const io = client as unknown as { packet(packet: object): void };
  io.packet({ type: 2, nsp: '/', data });
}

async function received(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^cratecraft_packets_total (\d+)$/m.exec(text)?.[1]);
}

/** All that can be wished of these containers, over and over, by whoever the town takes the visitor for. */
export async function attempt(
  { town, containers }: RecordedTown,
  count: number,
): Promise<readonly ActionResult[]> {
  const results: ActionResult[] = [];
  let client = town.connect();
  for (let i = 0; i < count; i += 1) {
    if (i % (PER_CLIENT / 2) === 0) {
      client.close();
      client = town.connect({ reconnection: false });
      await connected(client);
    }
    const container = containers[i % containers.length];
    const action = CONTAINER_ACTIONS[Math.floor(i / containers.length) % CONTAINER_ACTIONS.length];
    if (action !== 'remove') {
      results.push(await ask(client, { kind: 'act', container, action }));
      continue;
    }
    const first = await ask(client, { kind: 'prepareRemove', container });
    const token = first.ok ? (first.removal?.token ?? '') : 'f'.repeat(32);
    results.push(await ask(client, { kind: 'remove', container, token, force: true }));
  }
  client.close();
  return results;
}
