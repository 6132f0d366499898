import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import * as parser from 'socket.io-msgpack-parser';

export const TEXT = 1;
export const BINARY = 2;
const CLOSE = 8;
/** What stands for a close frame without a code. */
const NO_CODE = 1005;

interface Frame {
  readonly opcode: number;
  readonly content: Buffer;
}

/** A WebSocket without a library, which shows what really goes over the wire. */
export interface RawSocket {
  readonly socket: Socket;
  /** The head of the answer to the upgrade. */
  readonly answer: string;
  /** What has come since, oldest first. */
  readonly frames: () => readonly Frame[];
  send(opcode: number, content: Buffer): void;
}

const UPGRADE = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};
const END_OF_HEAD = '\r\n\r\n';

/** @param url of the server, without a base path; the headers are sent besides those of an upgrade, or instead. */
export async function openRawSocket(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawSocket> {
  const { host, hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const head = Object.entries({ Host: host, ...UPGRADE, ...headers }).map(([name, is]) => `${name}: ${is}`);
  const request = ['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', ...head].join('\r\n');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(`${request}${END_OF_HEAD}`);
  await once(socket, 'data');
  const [answer = ''] = Buffer.concat(chunks).toString('latin1').split(END_OF_HEAD);
  return {
    ...{ socket, answer },
    frames: () => framesIn(Buffer.concat(chunks).subarray(answer.length + END_OF_HEAD.length)),
    send: (opcode, content) => void socket.write(masked(opcode, content)),
  };
}

const encoder = new parser.Encoder();

/** Its types are wrong: it makes a list of one buffer. */
export const packed = (packet: object): Buffer =>
  Buffer.concat([encoder.encode(packet as never)].flat() as unknown as Buffer[]);

export const JOIN = packed({ type: 0, nsp: '/' });

/** The packets that have come, without what only opens or closes the connection. */
export const packetsFrom = ({ frames }: RawSocket): unknown[] =>
  frames()
    .filter(({ opcode }) => opcode === BINARY)
    .map(({ content }) => unpacked(content));

function unpacked(content: Buffer): unknown {
  const decoder = new parser.Decoder();
  let packet: unknown;
  decoder.on('decoded', (decoded: unknown) => (packet = decoded));
  decoder.add(content);
  return packet;
}

/** Code and reason with which the server has ended it; null while it has not. Nothing here answers that. */
export function endOf({ frames }: RawSocket): readonly [code: number, reason: string] | null {
  const close = frames().find(({ opcode }) => opcode === CLOSE)?.content;
  if (close === undefined) return null;
  return close.length === 0 ? [NO_CODE, ''] : [close.readUInt16BE(0), close.toString('utf8', 2)];
}

const MASKED = 0x80;
const LAST = 0x80;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;
const ZERO_MASK = Buffer.alloc(4);

/** Fewer than 65,536 bytes; the mask is zero. */
function masked(opcode: number, content: Buffer): Buffer {
  const isShort = content.length < TWO_BYTES;
  const length = isShort
    ? Buffer.from([MASKED | content.length])
    : Buffer.from([MASKED | TWO_BYTES, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([LAST | opcode]), length, ZERO_MASK, content]);
}

/** Whole ones only, as the server sends them: not masked. */
function framesIn(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; bytes.length - at >= 2;) {
    const { start, length } = extentAt(bytes, at);
    if (start + length > bytes.length) break;
    frames.push({ opcode: bytes.readUInt8(at) & 0xf, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return frames;
}

function extentAt(bytes: Buffer, at: number): { readonly start: number; readonly length: number } {
  const short = bytes.readUInt8(at + 1);
  if (short < TWO_BYTES) return { start: at + 2, length: short };
  const isWide = short === EIGHT_BYTES;
  const start = at + (isWide ? 10 : 4);
  if (start > bytes.length) return { start, length: 1 };
  return { start, length: isWide ? Number(bytes.readBigUInt64BE(at + 2)) : bytes.readUInt16BE(at + 2) };
}
