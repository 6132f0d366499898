/** One request and its answer, in the engine's manners: its headers, its JSON, its bare statuses. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './machine.ts';
import { API_VERSION, ENGINE_VERSION } from './hostJson.ts';

const BODY_MAX_BYTES = 1 << 20;

export interface Exchange {
  readonly query: URLSearchParams;
  /** What stands between `/containers/` and the operation, decoded; '' elsewhere. */
  readonly reference: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export function stampHeaders(response: ServerResponse): void {
  response.setHeader('Api-Version', API_VERSION);
  response.setHeader('Docker-Experimental', 'false');
  response.setHeader('Ostype', 'linux');
  response.setHeader('Server', `Docker/${ENGINE_VERSION} (linux)`);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendJsonText(response, status, JSON.stringify(body));
}

export function sendJsonText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(`${text}\n`);
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if ('message' in answer) sendJson(response, answer.status, { message: answer.message });
  else response.writeHead(answer.status).end();
}

/** Sends the headers at once, as the engine does before the first chunk; `onClose` runs once at its end. */
export function openStream(response: ServerResponse, contentType: string, onClose: () => void): void {
  response.writeHead(200, { 'Content-Type': contentType });
  response.flushHeaders();
  response.once('close', onClose);
}

/** Docker's truth: everything but these. */
export const isTrue = (value: string | null): boolean =>
  value !== null && !['', '0', 'no', 'false', 'none'].includes(value.trim().toLowerCase());

/** Rejects when the body is longer than 1 MiB or the client goes away. */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_MAX_BYTES) chunks.push(chunk);
      else reject(new RangeError('request body too large'));
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
  });
}
