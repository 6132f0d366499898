import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { setCookie } from '../access/cookies.ts';
import type { Door } from '../access/door.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { FailedSignIn } from '../audit/audit.ts';
import { joinPage, signInPage, usedUpPage, waitPage } from './doorPages.ts';
import { doorHeaders } from './securityHeaders.ts';

const MOST_BYTES = '2kb';
const WAIT_S = 60;
const NO_SUCH_TOKEN = 'That token lets nobody in: it is mistyped, expired or revoked.';

export interface DoorRoutesOptions {
  readonly basePath: string;
  readonly door: Door;
  /** Where the visitor comes from, as far as it can be known. */
  readonly addressOf: (request: Request) => string;
  /** Somebody was not let in. */
  readonly onFailed: (attempt: FailedSignIn) => void;
  /** Whether one more try from that address is allowed. */
  readonly mayTry: (address: string) => boolean;
  /** The session is over; its pages are to be told. */
  readonly onSignOut: (session: string) => void;
}

/** The way in and out: pages that need no session, and forms that give and take one. */
export function doorRoutes(options: DoorRoutesOptions): Router {
  const { basePath, door, onSignOut } = options;
  const fail = (request: Request, by: FailedSignIn['by'], says: string) =>
    options.onFailed({ by, address: options.addressOf(request), says });
  const router = express.Router({ caseSensitive: true });
  router.use(['/signin', '/join', '/signout'], doorHeaders(basePath));
  router.get('/signin', (request, response) => {
    if (door.isLocked) response.send(signInPage(basePath, searchOf(request), ''));
    else response.redirect(303, basePath);
  });
  router.post('/signin', fromOwnPage, limited(options, 'token'), form, (request, response) => {
    const signedIn = door.signIn(tokenIn(request.body));
    if (signedIn !== null) {
      letIn(options, request, response)(signedIn);
      return;
    }
    fail(request, 'token', 'it is mistyped, expired or revoked');
    response.status(401).send(signInPage(basePath, searchOf(request), NO_SUCH_TOKEN));
  });
  router.get('/join/:secret', (request, response) => {
    response.send(joinPage(basePath, request.params.secret, searchOf(request)));
  });
  router.post('/join/:secret', fromOwnPage, limited(options, 'link'), (request, response) => {
    const signedIn = door.join(String(request.params['secret']));
    if (signedIn !== null) letIn(options, request, response)(signedIn);
    else if (door.visitorOf(request.headers) !== null)
      response.redirect(303, `${basePath}${searchOf(request)}`);
    else {
      fail(request, 'link', 'it is used up, expired or revoked');
      response.status(410).send(usedUpPage(basePath));
    }
  });
  router.post('/signout', fromOwnPage, (request, response) => {
    const session = door.signOut(request.headers);
    if (session !== null) onSignOut(session);
    response.append('Set-Cookie', setCookie(cookiePlace(options, request), '', 0));
    response.redirect(303, `${basePath}signin`);
  });
  return router;
}

const form = express.urlencoded({ extended: false, limit: MOST_BYTES, parameterLimit: 4 });

const tokenIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string'
    ? body.token.trim()
    : '';

/** A foreign origin was refused before. Browsers name theirs with every form; what comes without one is none. */
const fromOwnPage: RequestHandler = (request, response, next) => {
  if (request.headers.origin !== undefined) next();
  else response.status(403).type('text/plain').send('This is for the pages of this server.\n');
};

const limited =
  ({ mayTry, addressOf, onFailed, basePath }: DoorRoutesOptions, by: FailedSignIn['by']): RequestHandler =>
  (request, response, next) => {
    const address = addressOf(request);
    if (mayTry(address)) {
      next();
      return;
    }
    onFailed({ by, address, says: 'there were too many tries' });
    response.status(429).set('Retry-After', String(WAIT_S)).send(waitPage(basePath));
  };

const letIn =
  (options: DoorRoutesOptions, request: Request, response: Response) =>
  ({ secret, lifeMs }: SignedIn): void => {
    const maxAgeS = Math.floor(lifeMs / 1_000);
    response.append('Set-Cookie', setCookie(cookiePlace(options, request), secret, maxAgeS));
    response.redirect(303, `${options.basePath}${searchOf(request)}`);
  };

/** How somebody wants to see the town outlasts the way in; where to is never told by an address. */
export function searchOf({ url }: Pick<Request, 'url'>): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

/** Over TLS only where the page came by TLS, which its origin says: the proxy speaks plain HTTP to us. */
const cookiePlace = ({ door, basePath }: DoorRoutesOptions, { headers }: Request) => ({
  ...{ name: door.cookieName, path: basePath },
  isSecure: headers.origin?.startsWith('https://') ?? false,
});
