import type { IncomingMessage } from 'node:http';

/** 10,000 containers are listed in 8 MB. */
const BODY_MAX_BYTES = 256 * 1024 * 1024;
const SILENCE_LIMIT_MS = 10_000;

/** The whole body as text. Rejects when it is cut off, too large, or silent for that long. */
export const readBody = (response: IncomingMessage, silenceMs = SILENCE_LIMIT_MS): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const silence = setTimeout(() => fail('TimeoutError', 'the answer came to a stop'), silenceMs);
    const fail = (name: string, message: string) => {
      reject(new DOMException(message, name));
      response.destroy();
    };
    response.on('data', (chunk: Buffer) => {
      silence.refresh();
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > BODY_MAX_BYTES) fail('DataError', 'the answer is too large');
    });
    response.once('end', () => resolve(Buffer.concat(chunks).toString()));
    response.once('error', reject);
    response.once('close', () => {
      clearTimeout(silence);
      reject(new DOMException('the answer was cut off', 'NetworkError'));
    });
  });
