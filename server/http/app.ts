import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import type { Express, NextFunction, Request, RequestHandler, Response, Router } from 'express';
import { isOwnRequest } from '../access/addresses.ts';
import type { Listening } from '../access/addresses.ts';
import type { Door } from '../access/door.ts';
import type { Rights } from '../../shared/roles.ts';
import { createCspReports } from './cspReports.ts';
import type { CspReports } from './cspReports.ts';
import { doorRoutes, searchOf } from './doorRoutes.ts';
import type { DoorRoutesOptions } from './doorRoutes.ts';
import { securityHeaders } from './securityHeaders.ts';
import type { SnapshotCache } from './snapshotCache.ts';

const SNAPSHOT_MAX_AGE = 'private, no-cache';

export interface AppOptions extends DoorRoutesOptions {
  readonly listening: () => Listening;
  /** The built client. */
  readonly clientDir: string;
  readonly snapshotsOf: (rights: Rights) => Pick<SnapshotCache, 'current'>;
  /** What `/healthz` says: to whom nobody knows, only that and how it works. */
  readonly health: (rights: Rights | undefined) => object;
  /** What `/metrics` says, as Prometheus text; null where it would tell more than this session may know. */
  readonly metrics: (rights: Rights | undefined) => string | null;
  readonly onFault: (error: unknown) => void;
}

export interface App {
  readonly listener: Express;
  readonly cspReports: CspReports;
  refusedRequests(): number;
}

/** Everything over HTTP but the socket: the client, the snapshot, health and metrics. */
export function createApp(options: AppOptions): App {
  const app = express();
  const cspReports = createCspReports();
  let refused = 0;
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((request, response, next) => {
    if (isOwnRequest(request.headers, options.listening())) {
      next();
      return;
    }
    refused += 1;
    sendText(response, 403, 'This server answers only to its own address.');
  });
  app.use(securityHeaders(options.basePath));
  app.use(options.basePath, routes(options, cspReports));
  app.use((_request, response) => {
    sendText(response, 404, 'There is nothing at this address.');
  });
  app.use(faultBorder(options.onFault));
  return { listener: app, cspReports, refusedRequests: () => refused };
}

function routes(options: AppOptions, cspReports: CspReports): Router {
  const { clientDir, snapshotsOf, health, metrics, door } = options;
  const router = express.Router({ caseSensitive: true });
  router.post('/csp-report', cspReports.body, (request, response) => {
    cspReports.add(request.body);
    response.status(204).end();
  });
  router.get('/healthz', (request, response) => {
    response.set('Cache-Control', 'no-store').json(health(door.visitorOf(request.headers)?.rights));
  });
  router.use(doorRoutes(options));
  router.use('/door', express.static(join(clientDir, 'door'), { index: false, setHeaders: cacheHeaders }));
  router.use(needsSession(options));
  router.get('/csp-report', (_request, response) => {
    response.json(cspReports.recent());
  });
  router.get('/api/session', (request, response) => {
    const visitor = door.visitorOf(request.headers);
    response.set('Cache-Control', 'no-store').json({ user: visitor?.user, role: visitor?.rights.role });
  });
  router.get('/metrics', (request, response) => {
    const text = metrics(door.visitorOf(request.headers)?.rights);
    if (text === null)
      sendText(response, 403, 'Figures of the server are not for a kiosk that shows no names.');
    else response.type('text/plain; version=0.0.4').send(text);
  });
  router.get('/api/snapshot', async (request, response, next) => {
    const visitor = door.visitorOf(request.headers);
    if (visitor === null) next();
    else await sendSnapshot(snapshotsOf(visitor.rights), request, response);
  });
  router.use(compression(), express.static(clientDir, { index: 'index.html', setHeaders: cacheHeaders }));
  return router;
}

/** People are led to the sign-in page, programs are told. */
const needsSession =
  ({ door, basePath }: { readonly door: Door; readonly basePath: string }): RequestHandler =>
  (request, response, next) => {
    if (door.visitorOf(request.headers) !== null) next();
    else if (request.method === 'GET' && request.headers.accept?.includes('text/html') === true)
      response.set('Cache-Control', 'no-store').redirect(303, `${basePath}signin${searchOf(request)}`);
    else sendText(response, 401, 'This needs a session: sign in first.');
  };

async function sendSnapshot(
  snapshots: Pick<SnapshotCache, 'current'>,
  request: Request,
  response: Response,
): Promise<void> {
  const { etag, json, gzip } = await snapshots.current();
  response.set({ ETag: etag, 'Cache-Control': SNAPSHOT_MAX_AGE, Vary: 'Accept-Encoding' });
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  response.type('application/json');
  if (request.acceptsEncodings('gzip') === false) response.end(json);
  else response.set('Content-Encoding', 'gzip').end(gzip);
}

/** Names with a hash never change their content; the page that names them may. */
function cacheHeaders(response: Response, path: string) {
  const isHashed = /[\\/]assets[\\/]/.test(path);
  response.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function sendText(response: Response, status: number, text: string) {
  response.status(status).type('text/plain').send(`${text}\n`);
}

/** Express knows this function by its four parameters. */
const faultBorder =
  (onFault: (error: unknown) => void) =>
  // eslint-disable-next-line max-params -- the signature is Express's
  (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    const status = statusOf(error);
    if (status >= 500) onFault(error);
    if (response.headersSent) next(error);
    else
      sendText(response, status, status >= 500 ? 'The server failed at this.' : 'This was not understood.');
  };

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 500;
