/** What an engine sends for a log: frames, and lines with their time before them. */

export const STREAM_NUMBERS = { stdin: 0, stdout: 1, stderr: 2, system: 3 } as const;

/** One frame as the engine writes it. */
export function frame(stream: keyof typeof STREAM_NUMBERS, payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  const header = Buffer.alloc(8);
  header.writeUInt8(STREAM_NUMBERS[stream], 0);
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

/** The time of line `n`, a microsecond after that of the line before. */
export const timeOf = (n: number): string => `2026-11-24T14:02:48.${String(n).padStart(6, '0')}789Z`;

/** Line `n` of a log that was asked for with timestamps, in a frame of its own. */
export const timedFrame = (n: number, text: string, stream: 'stdout' | 'stderr' = 'stdout'): Buffer =>
  frame(stream, `${timeOf(n)} ${text}\n`);

/** The same bytes in chunks that end at these places. */
export function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...ends].map((start, i) => bytes.subarray(start, ends[i] ?? bytes.length));
}
