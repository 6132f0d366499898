/** HTTP to one engine through dockerode: requests with a limit, and streams without one. */
import { Agent as HttpAgent, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { inspect } from 'node:util';
import Docker from 'dockerode';
import { readBody } from './body.ts';
import type { Endpoint } from './endpoint.ts';
import { errorOfAnswer, toEngineError } from './errors.ts';
import { withinLimit } from './limit.ts';

/** `samples` = stats and inspects, which come by the thousand and are paced; nothing else ever waits for them. */
export type Lane = 'actions' | 'watch' | 'samples' | 'logs';

export interface EngineRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the root, with the version: `/v1.41/containers/json`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Of the whole answer; of its head for `open`. */
  readonly limitMs: number;
  /** Without a byte; 10 s in the body and no limit of its own before the head where it is not given. */
  readonly silenceMs?: number | undefined;
  /** Where the path does not tell it. */
  readonly lane?: Lane | undefined;
  /** Of the samples' lane: inspects come before all others where they do not say that they can wait. */
  readonly turn?: 'later';
}

export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Rejects with EngineError only, also for every status of 400 and above. */
export interface Transport {
  readonly endpoint: Endpoint;
  request(request: EngineRequest, signal: AbortSignal): Promise<EngineAnswer>;
  /** Resolves once the head of the response is there; its body then lives until `signal` aborts. */
  open(request: EngineRequest, signal: AbortSignal): Promise<IncomingMessage>;
}

/** An endpoint and the client that reaches it. */
interface Line {
  readonly endpoint: Endpoint;
  readonly docker: Docker;
}

export function createTransport(endpoint: Endpoint): Transport {
  const line = { endpoint, docker: new Docker(dockerOptions(endpoint)) };
  const orEngineError = async <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((cause: unknown) => {
      throw toEngineError(cause, endpoint);
    });
  const ask = async (request: EngineRequest, signal: AbortSignal): Promise<EngineAnswer> =>
    withinLimit(signal, request.limitMs, async (limited) =>
      accepted(line, request, await headOf(line, request, limited)),
    );
  return {
    endpoint,
    request: (request, signal) => orEngineError(ask(request, signal)),
    open: (request, signal) => orEngineError(openStream(line, request, signal)),
  };
}

async function openStream(line: Line, request: EngineRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    const response = await withinLimit(signal, request.limitMs, () => dial(line, request, controller.signal));
    response.once('close', () => signal.removeEventListener('abort', stop));
    if (isRefusal(response))
      await withinLimit(signal, request.limitMs, () => accepted(line, request, response));
    return response;
  } catch (error) {
    signal.removeEventListener('abort', stop);
    controller.abort();
    throw error;
  }
}

/** The connection is closed where no head comes in time. */
async function headOf(line: Line, request: EngineRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { silenceMs, limitMs } = request;
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(signal.reason));
  try {
    return await withinLimit(signal, silenceMs ?? limitMs, () => dial(line, request, controller.signal));
  } catch (error) {
    controller.abort();
    throw error;
  }
}

const isRefusal = ({ statusCode = 0 }: IncomingMessage): boolean => statusCode >= 400;

/** The whole answer; throws when the engine refused. */
async function accepted(
  { endpoint }: Line,
  { method, path, silenceMs }: EngineRequest,
  response: IncomingMessage,
): Promise<EngineAnswer> {
  const body = await readBody(response, silenceMs);
  const answer = { status: response.statusCode ?? 0, headers: response.headers, body };
  if (isRefusal(response)) throw errorOfAnswer(answer, endpoint, `${method} ${path}`);
  return answer;
}

/** docker-modem is to hand over every response as it is: it loses the text of some refusals. */
const EVERY_STATUS = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [100 + i, true]));

const dial = ({ docker }: Line, request: EngineRequest, abortSignal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { query } = request;
    const options = { _query: query, _body: {} };
    const path = query === undefined ? request.path : `${request.path}?`;
    brief(abortSignal);
    docker.modem.dial(
      { path, method: request.method, options, abortSignal, isStream: true, statusCodes: EVERY_STATUS },
      (error, response) => {
        if (response instanceof IncomingMessage) resolve(response);
        else reject(error ?? new Error('the engine gave no response'));
      },
    );
  });

/**
 * docker-modem spells out every option of every request, to any depth, whether anybody debugs or not. An agent leads to all open
 * sockets: with 400 stats streams a ping took 460 ms. So what leads far says only its name.
 */
const brief = <T extends object>(value: T): T =>
  Object.defineProperty(value, inspect.custom, { value: () => value.constructor.name, configurable: true });

/** What is not named here docker-modem would take from the environment, which may speak of another engine. */
function dockerOptions(endpoint: Endpoint): Docker.DockerOptions & { readonly agent: HttpAgent } {
  const none = { host: undefined, port: undefined, ca: undefined, cert: undefined, key: undefined };
  // A connection kept alive dies with the engine, and would then fail the next action: each call opens its own.
  if (endpoint.kind === 'unix') {
    const agent = brief(new HttpAgent({ keepAlive: false }));
    return { ...none, protocol: 'http', timeout: undefined, socketPath: endpoint.path, agent };
  }
  const { host, port, tls } = endpoint;
  const place = { ...none, timeout: undefined, host, port };
  if (tls === undefined)
    return { ...place, protocol: 'http', agent: brief(new HttpAgent({ keepAlive: false })) };
  const { verify: rejectUnauthorized, ...material } = tls;
  const agent = brief(new HttpsAgent({ ...material, rejectUnauthorized, keepAlive: false }));
  return { ...place, protocol: 'https', agent };
}
