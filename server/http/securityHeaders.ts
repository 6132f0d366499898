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
