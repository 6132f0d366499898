import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWellFormed } from '../../../server/gateway/wellFormed.ts';
import { packed } from './rawSocket.ts';

const nested = (depth: number) => Buffer.from([...Array<number>(depth).fill(0x91), 0xc0]);

test('whatever the encoder writes is well-formed, and no longer is with a byte less or more', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string({ minLength: 1 }), (data, word) => {
      const bytes = packed({ type: 2, nsp: '/', data: [word, data, Buffer.from(word)], id: 7 });
      expect(
        [bytes, bytes.subarray(1), bytes.subarray(0, -1), Buffer.concat([bytes, bytes])].map(isWellFormed),
      ).toEqual([...[true, false, false, false]]);
    }),
  );
});

test('every kind of number, text, bytes, list, map and extension is known with its length', () => {
  const filled = (kind: number, length: readonly number[], rest: number) =>
    Buffer.from([kind, ...length, ...Array<number>(rest).fill(0)]);
  const whole = [
    ...[0x00, 0x7f, 0xe0, 0xff, 0xc0, 0xc2, 0xc3, 0x80, 0x90, 0xa0].map((kind) => filled(kind, [], 0)),
    ...(
      [
        [0xca, 4],
        [0xcb, 8],
        [0xcc, 1],
        [0xcd, 2],
        [0xce, 4],
        [0xcf, 8],
        [0xd0, 1],
        [0xd1, 2],
      ] as const
    ).map(([kind, size]) => filled(kind, [], size)),
    ...(
      [
        [0xd2, 4],
        [0xd3, 8],
        [0xd4, 2],
        [0xd5, 3],
        [0xd6, 5],
        [0xd7, 9],
        [0xd8, 17],
      ] as const
    ).map(([kind, size]) => filled(kind, [], size)),
    ...(
      [
        [0xc4, 3],
        [0xd9, 3],
        [0xc7, 4],
      ] as const
    ).map(([kind, size]) => filled(kind, [3], size)),
    ...(
      [
        [0xc5, 3],
        [0xda, 3],
        [0xc8, 4],
        [0xdc, 3],
        [0xde, 6],
      ] as const
    ).map(([kind, size]) => filled(kind, [0, 3], size)),
    ...(
      [
        [0xc6, 3],
        [0xdb, 3],
        [0xc9, 4],
        [0xdd, 3],
        [0xdf, 6],
      ] as const
    ).map(([kind, size]) => filled(kind, [0, 0, 0, 3], size)),
  ];
  expect(whole.filter((bytes) => !isWellFormed(bytes))).toEqual([]);
  expect(whole.map((bytes) => bytes.subarray(0, -1)).filter(isWellFormed)).toEqual([]);
});

test('twelve lists in each other are the most', () => {
  expect([11, 12, 13, 16_000].map((depth) => isWellFormed(nested(depth)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('six bytes that promised four billion items kept the server busy for minutes: they are refused at once', () => {
  const promises = [0xdd, 0xdf, 0xdb, 0xc6, 0xc9].map((kind) =>
    Buffer.from([kind, 0xff, 0xff, 0xff, 0xff, 0]),
  );
  const started = performance.now();
  expect(promises.map(isWellFormed)).toEqual(promises.map(() => false));
  expect([[], [0xc1], [0x91, 0xc1]].map((bytes) => isWellFormed(Buffer.from(bytes)))).toEqual([
    false,
    false,
    false,
  ]);
  expect(performance.now() - started).toBeLessThan(100);
});
