import type { SimulatedContainer } from './container.ts';
import { NEVER_RUN } from './container.ts';
import type { Creation } from './creation.ts';
import { commandOf, parseCreation, specOf } from './creation.ts';
import type { Exchange } from './exchange.ts';
import { readBody, sendAnswer, sendJson } from './exchange.ts';
import type { Answer, Machine } from './machine.ts';
import { tell } from './process.ts';
import { hexId, pick } from './random.ts';
import { refusedName } from './rename.ts';

const MOODS = ['brave', 'calm', 'eager', 'gentle', 'keen', 'merry', 'quiet', 'swift'] as const;
const CREATURES = ['badger', 'crane', 'heron', 'lynx', 'marten', 'otter', 'puffin', 'wren'] as const;

export async function answerCreate(machine: Machine, exchange: Exchange): Promise<void> {
  const { query, request, response } = exchange;
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('application/json')) {
    const message = `Content-Type specified (${contentType}) must be 'application/json'`;
    sendAnswer(response, { status: 400, message });
    return;
  }
  const wanted = parseCreation(await readBody(request));
  const name = (query.get('name') ?? freeName(machine)).replace(/^\//, '');
  const refusal = wanted === null ? UNREADABLE : refusedCreation(machine, wanted, name);
  if (wanted === null || refusal !== null) sendAnswer(response, refusal ?? UNREADABLE);
  else sendJson(response, 201, { Id: create(machine, wanted, name), Warnings: [] });
}

const UNREADABLE: Answer = { status: 500, message: 'unexpected EOF' };

const taggedImage = (image: string): string => (/:[^/]+$/.test(image) ? image : `${image}:latest`);

function refusedCreation(machine: Machine, wanted: Creation, name: string): Answer | null {
  const invalid = refusedName(machine, name);
  if (invalid?.status === 400) return invalid;
  if (!machine.images.has(taggedImage(wanted.Image))) {
    return { status: 404, message: `No such image: ${taggedImage(wanted.Image)}` };
  }
  if (commandOf(wanted).length === 0) return { status: 400, message: 'No command specified' };
  return invalid;
}

function create(machine: Machine, wanted: Creation, name: string): string {
  const container: SimulatedContainer = {
    id: hexId(machine.random),
    name,
    createdAt: machine.timers.now(),
    spec: specOf(wanted),
    run: NEVER_RUN,
  };
  for (const { type, source } of container.spec.mounts) {
    if (type !== 'volume' || machine.volumes.has(source)) continue;
    machine.volumes.add(source);
    machine.events.publish({ type: 'volume', action: 'create', id: source, attributes: { driver: 'local' } });
  }
  machine.containers.put(container);
  tell(machine, container, { action: 'create' });
  return container.id;
}

function freeName(machine: Machine): string {
  const name = `${pick(machine.random, MOODS)}_${pick(machine.random, CREATURES)}`;
  return machine.containers.named(name) === undefined ? name : `${name}${machine.containers.size}`;
}
