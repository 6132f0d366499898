/** The one mapper from what the engine lists to what the world knows. */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { CONTAINER_STATES, type ContainerState, type Health } from '../../shared/records.ts';
import { EngineError, type ListedContainer } from './engine.ts';
import { jsonItems } from './jsonItems.ts';
import { placementOf } from './labels.ts';

const HEALTHS = ['none', 'starting', 'healthy', 'unhealthy'] as const;
const SHORT_ID = 12;
/** About 5 ms. */
const ITEMS_AT_ONCE = 200;

const itemSchema = z.object({
  Id: z.string(),
  Names: z.array(z.string()).nullish(),
  Image: z.string(),
  Created: z.number(),
  State: z.string(),
  /** The engine's human text: "Exited (1) 2 hours ago". */
  Status: z.string(),
  Labels: z.record(z.string(), z.string()).nullish(),
  /** Since API 1.52. */
  Health: z.object({ Status: z.string() }).nullish(),
});

type Item = z.infer<typeof itemSchema>;

/** `json` is the body of `GET /containers/json`; throws EngineError when it is not a list of containers. */
export const mapList = (json: string): ListedContainer[] => [...mapItems(json)];

/** The same of a long one: 31,000 take a second, in which everybody else has a turn every few milliseconds. */
export async function mapLongList(json: string): Promise<ListedContainer[]> {
  const containers: ListedContainer[] = [];
  for (const container of mapItems(json)) {
    containers.push(container);
    if (containers.length % ITEMS_AT_ONCE === 0) await setImmediate();
  }
  return containers;
}

function* mapItems(json: string): Generator<ListedContainer> {
  try {
    for (const text of jsonItems(json)) yield mapItem(itemSchema.parse(JSON.parse(text)));
  } catch (cause) {
    throw new EngineError('protocol', 'The engine did not answer with a list of containers.', cause);
  }
}

function mapItem(item: Item): ListedContainer {
  const state = stateOf(item.State);
  const name = nameOf(item);
  return {
    engineId: item.Id,
    name,
    image: item.Image.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1'),
    state,
    health: healthOf(item),
    exitCode: exitCodeOf(state, item.Status),
    createdAt: item.Created,
    ...placementOf(item.Labels ?? {}, name),
  };
}

/** Names carry a slash in front; one with another slash is an alias that a legacy link gave. */
function nameOf({ Names: names, Id: id }: Item): string {
  const bare = (names ?? []).map((name) => name.replace(/^\//, ''));
  return bare.find((name) => !name.includes('/')) ?? bare[0] ?? id.slice(0, SHORT_ID);
}

/** Podman has words of its own. */
const OTHER_STATES: Readonly<Record<string, ContainerState>> = {
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
};

/** An engine newer than us may know more states; such a container can at least not be called running. */
const stateOf = (text: string): ContainerState =>
  CONTAINER_STATES.find((state) => state === text) ?? OTHER_STATES[text] ?? 'exited';

/** From the field where there is one, else from the text: "Up 3 minutes (health: starting)". */
function healthOf({ Health: health, Status: text }: Item): Health {
  const word = health?.Status ?? /^Up .*\((?:health: )?(\w+)\)$/.exec(text)?.[1];
  return HEALTHS.find((each) => each === word) ?? 'none';
}

function exitCodeOf(state: ContainerState, text: string): number | null {
  if (state !== 'exited' && state !== 'dead') return null;
  const code = /^Exited \((-?\d+)\)/.exec(text)?.[1];
  return code === undefined ? null : Number(code);
}
