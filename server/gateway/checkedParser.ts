import * as parser from 'socket.io-msgpack-parser';
import { isWellFormed } from './wellFormed.ts';

/** As a key, the decoder makes its value the prototype of the object: bytes there, and reading `length` throws. */
const PROTOTYPE = '__proto__';

const isSafe = (content: unknown): content is Buffer =>
  Buffer.isBuffer(content) && !content.includes(PROTOTYPE) && isWellFormed(content);

/** Socket.IO makes one for each connection, and ends the connection when it throws. */
class CheckedDecoder extends parser.Decoder {
  override add(content: unknown): void {
    if (!isSafe(content)) throw new Error('no packet of ours');
    super.add(content);
  }
}

/** What is sent is written as before; what comes is looked through before anything is made of it. */
export const checkedParser = { Encoder: parser.Encoder, Decoder: CheckedDecoder };
