import * as parser from 'socket.io-msgpack-parser';
import { isWellFormed } from './wellFormed.ts';

/** Socket.IO makes one for each connection, and ends the connection when it throws. */
class CheckedDecoder extends parser.Decoder {
  override add(content: unknown): void {
    if (!Buffer.isBuffer(content) || !isWellFormed(content)) throw new Error('no packet of ours');
    super.add(content);
  }
}

/** What is sent is written as before; what comes is looked through before anything is made of it. */
export const checkedParser = { Encoder: parser.Encoder, Decoder: CheckedDecoder };
