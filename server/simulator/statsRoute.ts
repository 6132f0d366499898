import { namedContainer } from './containerRoutes.ts';
import type { Exchange } from './exchange.ts';
import { isTrue, openStream, sendJson } from './exchange.ts';
import type { Machine } from './machine.ts';
import { statsJson } from './statsJson.ts';

const SAMPLE_MS = 1000;
const UNREAD_MAX_BYTES = 1 << 16;

/** One answer, or one a second until the client leaves or the container is gone. */
export function answerStats(machine: Machine, exchange: Exchange): void {
  const container = namedContainer(machine, exchange);
  if (container === null) return;
  const { query, response } = exchange;
  if (query.has('stream') && !isTrue(query.get('stream'))) {
    sendJson(response, 200, statsJson(machine, container, !isTrue(query.get('one-shot'))));
    return;
  }
  let cancel: () => void = () => undefined;
  const sample = (withPrevious: boolean) => {
    const current = machine.containers.get(container.id);
    if (current === undefined) {
      response.end();
      return;
    }
    if (response.writableLength < UNREAD_MAX_BYTES) {
      response.write(`${JSON.stringify(statsJson(machine, current, withPrevious))}\n`);
    }
    cancel = machine.timers.after(SAMPLE_MS, () => sample(true));
  };
  openStream(response, 'application/json', () => cancel());
  sample(false);
}
