import type { Page } from 'playwright-core';
import { decode } from 'notepack.io';

export interface Traffic {
  /** Of each patch that arrived, in bytes on the socket. */
  readonly patchBytes: readonly number[];
  /** Bytes on the socket for all stats, by container and sample. */
  statsBytesPerSample(): number;
}

const HEADER_COUNT_OFFSET = 4;

/** Listens to the page's socket from now on; every packet is weighed as it came over the wire. */
export async function recordTraffic(page: Page): Promise<Traffic> {
  const patchBytes: number[] = [];
  let statsBytes = 0;
  let samples = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    if (response.opcode !== 2) return;
    const frame = Buffer.from(response.payloadData, 'base64');
    const [event, payload] = (decode(frame) as { data?: [string, unknown] }).data ?? [];
    if (event === 'patch') patchBytes.push(frame.byteLength);
    if (event !== 'stats' || !(payload instanceof Uint8Array || Buffer.isBuffer(payload))) return;
    statsBytes += frame.byteLength;
    samples += Buffer.from(payload).readUInt32LE(HEADER_COUNT_OFFSET);
  });
  return { patchBytes, statsBytesPerSample: () => statsBytes / samples };
}
