/** What a client hears of an engine's events while something happens to the wire or to the engine. */
import type { EngineEvent } from '../../server/engine/engine.ts';
import type { Client } from './client.ts';
import { seenEvent } from './seen.ts';

export const SILENCE_MS = 300;

export const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Nothing has come for a while: what was on its way is here. */
async function quiet(heard: readonly unknown[]): Promise<void> {
  let before: number;
  do {
    before = heard.length;
    await sleep(SILENCE_MS);
  } while (heard.length > before);
}

/** The stream of events while something happens to it. `since` = everything that is still known, which comes first. */
export async function listen(
  { reader }: Pick<Client, 'reader'>,
  happens: () => Promise<unknown>,
  since = 1_000,
) {
  const controller = new AbortController();
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent) => void events.push(event);
  const stream = await reader.events({ since, onEvent, signal: controller.signal });
  let isOpen = true;
  const ended = stream.ended.then(() => (isOpen = false));
  await quiet(events);
  await happens();
  await quiet(events);
  const seen = { events: events.map(seenEvent), isOpen };
  controller.abort();
  await ended;
  return seen;
}
