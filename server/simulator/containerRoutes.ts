/** Requests that name one container. */
import type { SimulatedContainer } from './container.ts';
import type { Exchange } from './exchange.ts';
import { isTrue, sendAnswer, sendJson } from './exchange.ts';
import { inspectJson } from './inspectJson.ts';
import { kill, noSuch, pause, remove, restart, start, stop, unpause } from './lifecycle.ts';
import type { Answer, Machine } from './machine.ts';
import { rename } from './rename.ts';
import { signalNumber } from './signals.ts';

const DEFAULT_STOP_S = 10;
/** The engine's word for "never". */
const LONGEST_STOP_MS = 2 ** 31 - 1;

type Acting = (
  machine: Machine,
  container: SimulatedContainer,
  query: URLSearchParams,
) => Answer | Promise<Answer>;

/** Answers 404, or 400 for an id that is not unique, and null, when there is no such container. */
export function namedContainer(
  machine: Machine,
  { reference, response }: Exchange,
): SimulatedContainer | null {
  const found = machine.containers.find(reference);
  if (found === undefined) sendAnswer(response, noSuch(reference));
  else if (found === 'ambiguous') sendAnswer(response, ambiguous(reference));
  else return found;
  return null;
}

const ambiguous = (reference: string): Answer => ({
  status: 400,
  message: `Multiple IDs found with provided prefix: ${reference}`,
});

function acting(act: Acting) {
  return async (machine: Machine, exchange: Exchange): Promise<void> => {
    const container = namedContainer(machine, exchange);
    if (container !== null) sendAnswer(exchange.response, await act(machine, container, exchange.query));
  };
}

function answerInspect(machine: Machine, exchange: Exchange): void {
  const container = namedContainer(machine, exchange);
  if (container !== null) sendJson(exchange.response, 200, inspectJson(container));
}

/** A kill is refused in its own words, and a wrong signal before the container is looked for. */
function answerKill(machine: Machine, { query, reference, response }: Exchange): void {
  const signal = query.get('signal') ?? 'SIGKILL';
  if (signalNumber(signal) === null) {
    sendAnswer(response, { status: 400, message: `Invalid signal: ${signal}` });
    return;
  }
  const found = machine.containers.find(reference);
  const answer =
    found === undefined || found === 'ambiguous' ? noSuch(reference) : kill(machine, found, signal);
  if (!('message' in answer)) sendAnswer(response, answer);
  else sendAnswer(response, { ...answer, message: `Cannot kill container: ${reference}: ${answer.message}` });
}

function answerRename(machine: Machine, exchange: Exchange): void {
  const name = exchange.query.get('name') ?? '';
  if (name === '') {
    sendAnswer(exchange.response, { status: 400, message: 'Neither old nor new names may be empty' });
    return;
  }
  const container = namedContainer(machine, exchange);
  if (container !== null) sendAnswer(exchange.response, rename(machine, container, name));
}

/** Who asks for the stop has the last word on how long it may take. */
function timeoutMs({ spec }: SimulatedContainer, query: URLSearchParams): number {
  const text = query.get('t') ?? '';
  const seconds = text === '' ? (spec.stopTimeout ?? DEFAULT_STOP_S) : Number(text);
  return seconds < 0 ? LONGEST_STOP_MS : seconds * 1000;
}

export const answerActions = {
  'GET /containers/*/json': answerInspect,
  'POST /containers/*/start': acting((machine, container) => start(machine, container)),
  'POST /containers/*/stop': acting((machine, container, query) =>
    stop(machine, container, timeoutMs(container, query)),
  ),
  'POST /containers/*/restart': acting((machine, container, query) =>
    restart(machine, container, timeoutMs(container, query)),
  ),
  'POST /containers/*/pause': acting((machine, container) => pause(machine, container)),
  'POST /containers/*/unpause': acting((machine, container) => unpause(machine, container)),
  'POST /containers/*/kill': answerKill,
  'POST /containers/*/rename': answerRename,
  'DELETE /containers/*': acting((machine, container, query) =>
    remove(machine, container, isTrue(query.get('force'))),
  ),
};
