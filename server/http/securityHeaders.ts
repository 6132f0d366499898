import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Everything comes from this server and nothing runs that is written into the page. Names and labels of containers are
 * text of strangers: even where one slipped into markup, it could do nothing.
 */
export function securityHeaders(basePath: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy(basePath) },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Served in plain HTTP on loopback: a browser that learnt to insist on HTTPS could not come back.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Only forms of ours can be sent, only to us; nothing runs at all. Nobody keeps a copy of such a page. */
export function doorHeaders(basePath: string): RequestHandler {
  const directives = { ...policy(basePath), 'script-src': ["'none'"], 'form-action': ["'self'"] };
  const contentSecurity = helmet.contentSecurityPolicy({ useDefaults: false, directives });
  return (request, response, next) => {
    // Without any referrer browsers send a form with the origin "null", and nobody can see whose it is.
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });
    contentSecurity(request, response, next);
  };
}

const policy = (basePath: string) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  // The second source is for browsers whose 'self' does not cover the web socket; the host has been checked before.
  'connect-src': ["'self'", (request: IncomingMessage) => `ws://${request.headers.host ?? ''}`],
  'worker-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'report-uri': [`${basePath}csp-report`],
});
