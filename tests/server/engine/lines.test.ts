import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter } from '../../../server/engine/lines.ts';

const split = (chunks: readonly Buffer[]): string[] => {
  const lines: string[] = [];
  const take = createLineSplitter((line) => lines.push(line));
  chunks.forEach(take);
  return lines;
};

test('however the bytes are cut, inside lines and inside characters, the same lines come out', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/[\r\n]/.test(text) && text.trim() !== '');
  fc.assert(
    fc.property(
      fc.array(line),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      (lines, sizes) => {
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
        const chunks: Buffer[] = [];
        for (let at = 0, i = 0; at < bytes.length; i += 1) {
          const size = sizes[i % sizes.length] ?? 1;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(split(chunks)).toEqual(lines);
      },
    ),
  );
});

test('a line that has not ended yet is held back, and empty ones are left out', () => {
  expect(split([Buffer.from('one\n\n \ntwo\nthr')])).toEqual(['one', 'two']);
});

test('a line that never ends is refused before it fills the memory', () => {
  const mebibyte = Buffer.alloc(1024 * 1024, 'x');
  expect(() => split([mebibyte, mebibyte, mebibyte, mebibyte, mebibyte])).toThrow(RangeError);
});
