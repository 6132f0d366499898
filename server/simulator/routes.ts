/** Which request means what. Every request passes through `route`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerActions } from './containerRoutes.ts';
import { answerCreate } from './createRoute.ts';
import { answerEvents } from './eventRoute.ts';
import type { Exchange } from './exchange.ts';
import { sendAnswer, sendJson, stampHeaders } from './exchange.ts';
import {
  API_VERSION,
  MIN_API_VERSION,
  imagesJson,
  infoJson,
  networksJson,
  versionJson,
  volumesJson,
} from './hostJson.ts';
import { answerList } from './listRoute.ts';
import { answerLogs } from './logRoute.ts';
import type { Machine } from './machine.ts';
import { answerStats } from './statsRoute.ts';

type Answering = (machine: Machine, exchange: Exchange) => void | Promise<void>;

const plain =
  (toJson: (machine: Machine) => unknown): Answering =>
  (machine, { response }) =>
    sendJson(response, 200, toJson(machine));

const ROUTES: Readonly<Record<string, Answering>> = {
  'GET /_ping': answerPing,
  'HEAD /_ping': answerPing,
  'GET /version': plain(versionJson),
  'GET /info': plain(infoJson),
  'GET /networks': plain(networksJson),
  'GET /volumes': plain(volumesJson),
  'GET /images/json': plain(imagesJson),
  'GET /events': answerEvents,
  'GET /containers/json': answerList,
  'POST /containers/create': answerCreate,
  'GET /containers/*/stats': answerStats,
  'GET /containers/*/logs': answerLogs,
  ...answerActions,
};

const CONTAINER_PATH = /^\/containers\/([^/]+)(\/[a-z]+)?$/;

/** The only door. Whatever goes wrong behind it becomes a 500, or the end of a stream that has begun. */
export function route(machine: Machine, request: IncomingMessage, response: ServerResponse): void {
  stampHeaders(response);
  new Promise((resolve) => {
    resolve(answer(machine, request, response));
  }).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : 'internal error';
    if (response.headersSent) response.destroy();
    else sendAnswer(response, { status: 500, message });
  });
}

function answer(machine: Machine, request: IncomingMessage, response: ServerResponse): void | Promise<void> {
  const url = new URL(`http://engine${request.url ?? '/'}`);
  const [, version, path = '/'] = /^(?:\/v(\d+\.\d+))?(\/.*)$/.exec(url.pathname) ?? [];
  const refusal = version === undefined ? null : refusedVersion(version);
  if (refusal !== null) {
    sendAnswer(response, { status: 400, message: refusal });
    return;
  }
  const found = findRoute(request.method ?? 'GET', path);
  if (found === null) {
    sendAnswer(response, { status: 404, message: 'page not found' });
    return;
  }
  const exchange = { query: url.searchParams, reference: found.reference, request, response };
  return found.answering(machine, exchange);
}

function findRoute(method: string, path: string): { answering: Answering; reference: string } | null {
  const plainRoute = ROUTES[`${method} ${path}`];
  if (plainRoute !== undefined) return { answering: plainRoute, reference: '' };
  const [, reference, operation = ''] = CONTAINER_PATH.exec(path) ?? [];
  const answering = ROUTES[`${method} /containers/*${operation}`];
  if (answering === undefined || reference === undefined) return null;
  return { answering, reference: decodeURIComponent(reference) };
}

function answerPing(_machine: Machine, { request, response }: Exchange): void {
  response.writeHead(200, {
    'Cache-Control': 'no-cache, no-store, must-revalidate',
    Pragma: 'no-cache',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': request.method === 'HEAD' ? 0 : 2,
  });
  response.end(request.method === 'HEAD' ? undefined : 'OK');
}

function refusedVersion(version: string): string | null {
  if (minorOf(version) > minorOf(API_VERSION)) {
    return `client version ${version} is too new. Maximum supported API version is ${API_VERSION}`;
  }
  if (minorOf(version) >= minorOf(MIN_API_VERSION)) return null;
  return `client version ${version} is too old. Minimum supported API version is ${MIN_API_VERSION}, please upgrade your client to a newer version`;
}

/** Versions are 1.x; anything else counts as far too new. */
function minorOf(version: string): number {
  const [major, minor] = version.split('.').map(Number);
  return major === 1 && minor !== undefined ? minor : Infinity;
}
