import type { Page } from 'playwright-core';
import { Decoder } from 'socket.io-msgpack-parser';
import { z } from 'zod';
import { decodeStats } from '../support/statsFrames.ts';

export interface Traffic {
  /** Of each patch that arrived, in bytes on the socket. */
  readonly patchBytes: readonly number[];
  /** Bytes on the socket for all stats, by container and sample. */
  readonly statsBytesPerSample: () => number;
}

const BINARY_OPCODE = 2;
const eventSchema = z.object({ data: z.tuple([z.string(), z.unknown()]) });

/** Listens to the page's socket from now on; every packet is weighed as it came over the wire. */
export async function recordTraffic(page: Page): Promise<Traffic> {
  const patchBytes: number[] = [];
  const stats = { bytes: 0, samples: 0 };
  const take = (frame: Buffer) => {
    const [event, payload] = eventOf(frame);
    if (event === 'patch') patchBytes.push(frame.byteLength);
    if (event !== 'stats' || !(payload instanceof Uint8Array)) return;
    stats.bytes += frame.byteLength;
    stats.samples += decodeStats(payload).samples.length;
  };
  const session = await page.context().newCDPSession(page);
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    if (response.opcode === BINARY_OPCODE) take(Buffer.from(response.payloadData, 'base64'));
  });
  await session.send('Network.enable');
  return { patchBytes, statsBytesPerSample: () => stats.bytes / stats.samples };
}

function eventOf(frame: Buffer): readonly [event: string, payload: unknown] {
  let event: readonly [string, unknown] = ['', undefined];
  const decoder = new Decoder();
  decoder.on('decoded', (packet: unknown) => {
    const parsed = eventSchema.safeParse(packet);
    if (parsed.success) event = parsed.data.data;
  });
  decoder.add(frame);
  return event;
}
