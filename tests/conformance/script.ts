/** One life of a few containers, step by step, and what a client sees of it. */
import type { EngineEvent } from '../../server/engine/engine.ts';
import { connectTo } from './client.ts';
import { seenError, seenEvent, seenListed } from './seen.ts';
import { NOBODY, STEPS, type Stage, type Step } from './steps.ts';

/** Events of one action come within a few milliseconds of each other. */
const QUIET_MS = 150;
const SETTLE_LIMIT_MS = 8_000;
const POLL_MS = 25;

/** What a step shows: its outcome, the containers after it, and the events that it caused. */
export interface Seen {
  readonly outcome: unknown;
  readonly containers: readonly ReturnType<typeof seenListed>[];
  readonly events: readonly string[];
}

/** Plays the whole script; what it made is gone afterwards. */
export async function playScript(address: string): Promise<ReadonlyMap<string, Seen>> {
  const client = await connectTo(address);
  const controller = new AbortController();
  const stage = { ...client, signal: controller.signal, ids: new Map<string, string>() };
  const time = (await client.reader.describe(stage.signal)).time ?? Date.now();
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent) => void events.push(event);
  const { ended } = await client.reader.events({ since: time, onEvent, signal: stage.signal });
  const seen = new Map<string, Seen>();
  for (const step of STEPS) seen.set(step.title, await playStep(stage, step, events));
  seen.set('events once more, from the start', await replay(stage, time));
  controller.abort();
  await ended;
  return seen;
}

async function playStep(stage: Stage, step: Step, events: readonly EngineEvent[]): Promise<Seen> {
  const before = events.length;
  const outcome = await step.play(stage).then((result) => result ?? 'done', seenError);
  if (step.until !== undefined) await untilState(stage, step.until);
  await untilQuiet(events);
  return { outcome, containers: await listOwn(stage), events: ownEvents(stage, events.slice(before)) };
}

/** The ring of past events gives the same as the stream did. */
async function replay(stage: Stage, since: number): Promise<Seen> {
  const events: EngineEvent[] = [];
  const controller = new AbortController();
  const onEvent = (event: EngineEvent) => void events.push(event);
  const { ended } = await stage.reader.events({ since, onEvent, signal: controller.signal });
  await untilQuiet(events);
  controller.abort();
  await ended;
  return { outcome: 'done', containers: [], events: ownEvents(stage, events) };
}

/** Others may use the engine too; and it tells of a pause twice. */
function ownEvents({ ids }: Stage, events: readonly EngineEvent[]): string[] {
  const own = events.filter(({ engineId }) => [...ids.values()].includes(engineId));
  return own.map(seenEvent).filter((event, i, all) => event !== all[i - 1]);
}

async function listOwn({ reader, ids, signal }: Stage) {
  const listed = await reader.listSome([...ids.values(), NOBODY], signal);
  return listed.map(seenListed).toSorted((a, b) => a.name.localeCompare(b.name));
}

async function untilState(stage: Stage, [name, word]: readonly [string, string]): Promise<void> {
  const deadline = Date.now() + SETTLE_LIMIT_MS;
  while (Date.now() < deadline) {
    const listed = await stage.reader.list(stage.signal);
    if (listed.some((each) => each.name === name && [each.state, each.health].some((is) => is === word)))
      return;
    await sleep(POLL_MS);
  }
}

async function untilQuiet(events: readonly EngineEvent[]): Promise<void> {
  for (let known = -1; known !== events.length;) {
    known = events.length;
    await sleep(QUIET_MS);
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
