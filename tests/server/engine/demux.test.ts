import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDemuxer } from '../../../server/engine/demux.ts';
import { cutAt, frame, STREAM_NUMBERS } from '../../support/logs/frames.ts';

/** What comes out, with neighbouring pieces of one frame put together. */
function demuxed(chunks: readonly Buffer[]): string[] {
  const frames: string[] = [];
  const take = createDemuxer(({ stream, chunk, start, end, isFirst }) => {
    const text = chunk.toString('latin1', start, end);
    if (isFirst) frames.push(`${stream} ${text}`);
    else frames.push(`${frames.pop() ?? ''}${text}`);
  });
  for (const chunk of chunks) take(chunk);
  return frames;
}

describe('createDemuxer', () => {
  test('tells the streams apart; stdin is echoed to stdout, and the engine complains on stderr', () => {
    const bytes = Buffer.concat([
      frame('stdout', 'one\n'),
      frame('stderr', 'two\n'),
      frame('stdin', 'three\n'),
      frame('system', 'four\n'),
    ]);
    expect(demuxed([bytes])).toEqual(['stdout one\n', 'stderr two\n', 'stdout three\n', 'stderr four\n']);
  });

  test('a frame without payload says nothing, and the next one is read', () => {
    expect(demuxed([frame('stdout', ''), frame('stderr', 'x')])).toEqual(['stderr x']);
  });

  test('however the bytes are cut, the same frames come out', () => {
    const frames = fc.array(
      fc.record({
        stream: fc.constantFrom(...(Object.keys(STREAM_NUMBERS) as (keyof typeof STREAM_NUMBERS)[])),
        payload: fc.uint8Array({ minLength: 1, maxLength: 40 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(frames, fc.array(fc.nat(2_000), { maxLength: 30 }), (wanted, places) => {
        const bytes = Buffer.concat(wanted.map(({ stream, payload }) => frame(stream, Buffer.from(payload))));
        expect(demuxed(cutAt(bytes, places))).toEqual(demuxed([bytes]));
        expect(demuxed([...bytes].map((byte) => Buffer.of(byte)))).toEqual(demuxed([bytes]));
      }),
    );
  });

  test('65,536 tiny frames in one chunk are no deeper than one', () => {
    const one = frame('stdout', 'y\n');
    expect(demuxed([Buffer.concat(Array.from({ length: 65_536 }, () => one))]).length).toBe(65_536);
  });

  test('a header that claims 4 GiB keeps nothing back, and costs nothing', () => {
    const bytes = frame('stdout', 'beginning');
    bytes.writeUInt32BE(2 ** 32 - 1, 4);
    expect(demuxed([bytes, Buffer.from(' and so on')])).toEqual(['stdout beginning and so on']);
  });

  test.each([
    ['a stream beyond 3', Buffer.of(4)],
    ['raw text', Buffer.from('plain text')],
    ['a gap that is not zero', Buffer.of(1, 0, 1)],
  ])('%s is no multiplexed stream', (_, bytes) => {
    expect(() => demuxed([bytes])).toThrow(RangeError);
  });
});

/** A chunk that counts how often a byte of it is read, and how many bytes are taken out of it. */
function counted(bytes: Buffer) {
  const counts = { reads: 0, taken: 0 };
  const chunk = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) counts.reads += 1;
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        counts.taken += bytes.length;
        return Reflect.apply(value, target, args);
      };
    },
  });
  return { chunk, counts };
}

test('each header byte is read once and no payload at all, so that twice the frames are twice the work', () => {
  const work = (frames: number) => {
    const one = frame('stdout', 'y\n');
    const { chunk, counts } = counted(Buffer.concat(Array.from({ length: frames }, () => one)));
    createDemuxer(() => undefined)(chunk);
    return counts;
  };
  expect([work(1_000), work(2_000)]).toEqual([
    { reads: 8_000, taken: 0 },
    { reads: 16_000, taken: 0 },
  ]);
});
