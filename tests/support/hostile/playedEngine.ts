import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlanned } from '../../../server/simulator/buildPlanned.ts';
import type { SimulatedContainer, Spec } from '../../../server/simulator/container.ts';
import { inspectJson } from '../../../server/simulator/inspectJson.ts';
import type { Machine } from '../../../server/simulator/machine.ts';
import { planned } from '../../../server/simulator/plan.ts';
import { route } from '../../../server/simulator/routes.ts';
import { createMachine } from '../../../server/simulator/simulator.ts';

/** What a container is, beside what the simulated engine would make of it; no rule of the engine applies. */
export interface Part extends Partial<Spec> {
  readonly name: string;
  /** What it has written so far. */
  readonly printed?: Spec['program']['output'];
}

export interface PlayedEngine {
  readonly address: string;
  readonly machine: Machine;
  close(): Promise<void>;
}

export interface Play {
  readonly parts: readonly Part[];
  /** Merged into what an inspect of each container answers. */
  readonly inspected?: (container: SimulatedContainer) => object;
  /** With what every wish is refused; undefined = they are fulfilled. */
  readonly refusal?: (container: string) => string | undefined;
}

const INSPECT = /^\/v[\d.]+\/containers\/([0-9a-f]{64})\/json/;
const WISH = /^\/v[\d.]+\/containers\/([0-9a-f]{64})/;

/** The simulated engine with containers that no client of it could have made, and with an engine's worst sentences. */
export async function startPlayedEngine(play: Play): Promise<PlayedEngine> {
  const machine = createMachine({ containers: 0 });
  for (const part of play.parts) machine.containers.put(played(machine, part));
  const folder = await mkdtemp(join(tmpdir(), 'cc-played-'));
  const path = join(folder, 'e.sock');
  const server = createServer((request, response) => {
    if (!isAnswered(machine, play, { request, response })) route(machine, request, response);
  }).listen(path);
  await once(server, 'listening');
  return {
    address: `unix://${path}`,
    machine,
    close: async () => {
      machine.timers.close();
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function played(machine: Machine, { name, printed = [], ...spec }: Part): SimulatedContainer {
  const plan = planned({ service: 'played', image: 'played:1', kind: 'idle', checked: true });
  const now = machine.timers.now();
  const container = buildPlanned(plan, machine.random, now);
  const run = { ...container.run, printed: printed.map((line) => ({ ...line, at: now - 1 })) };
  return { ...container, name, run, spec: { ...container.spec, ...spec } };
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function isAnswered(machine: Machine, play: Play, { request, response }: Asked): boolean {
  const { method, url = '' } = request;
  const answer = method === 'GET' ? inspectAnswer(machine, play, url) : wishAnswer(play, url);
  if (answer === null) return false;
  response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
  return true;
}

function wishAnswer({ refusal }: Play, url: string) {
  const message = refusal?.(WISH.exec(url)?.[1] ?? '');
  return message === undefined ? null : { status: 500, body: { message } };
}

function inspectAnswer({ containers }: Machine, { inspected }: Play, url: string) {
  const container = containers.get(INSPECT.exec(url)?.[1] ?? '');
  if (container === undefined || inspected === undefined) return null;
  return { status: 200, body: Object.assign({}, inspectJson(container), inspected(container)) };
}
