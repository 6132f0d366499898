import type { IncomingMessage } from 'node:http';
import { createLineSplitter } from './lines.ts';

/**
 * Reads a stream line by line until it ends, and answers once why it did; never rejects. A line that `onLine` throws on
 * ends the stream: what follows it cannot be trusted. `onLine` must not block, or the engine slows down for everybody.
 */
export const followLines = (response: IncomingMessage, onLine: (line: string) => void): Promise<string> =>
  new Promise((resolve) => {
    const split = createLineSplitter(onLine);
    const end = (reason: string) => {
      resolve(reason);
      response.destroy();
    };
    response.on('data', (chunk: Buffer) => {
      try {
        split(chunk);
      } catch (error) {
        end(`the engine sent what cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
    response.once('end', () => end('the engine ended the stream'));
    response.once('error', (error) => end(`the stream broke: ${error.message}`));
    response.once('close', () => end('the stream was closed'));
  });
