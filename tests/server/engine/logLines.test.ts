import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LogLine } from '../../../server/engine/log.ts';
import { createLogParser, LINE_MAX_BYTES } from '../../../server/engine/logLines.ts';
import { cutAt, frame, timedFrame, timeOf } from '../../support/logs/frames.ts';

function parsed(chunks: readonly Buffer[], isTty = false): LogLine[] {
  const lines: LogLine[] = [];
  const parser = createLogParser(isTty, (line) => lines.push(line));
  for (const chunk of chunks) parser.take(chunk);
  parser.end();
  return lines;
}

const line = (n: number, text: string, stream: LogLine['stream'] = 'stdout') => ({
  ...{ stream, time: timeOf(n), text },
});

afterEach(() => vi.restoreAllMocks());

describe('createLogParser', () => {
  test('each line has its stream, its time and its text; the last may lack its newline', () => {
    const bytes = [timedFrame(1, 'one'), timedFrame(2, '', 'stderr'), frame('stdout', `${timeOf(3)} three`)];
    expect(parsed(bytes)).toEqual([line(1, 'one'), line(2, '', 'stderr'), line(3, 'three')]);
  });

  test('a terminal’s log is raw, with returns before its newlines', () => {
    const raw = Buffer.from(`${timeOf(1)} one\r\n${timeOf(2)} größe\r\n`);
    expect(parsed(cutAt(raw, [5, 40, 71, 72]), true)).toEqual([line(1, 'one'), line(2, 'größe')]);
  });

  test('lines of both streams that are cut into each other stay apart', () => {
    const bytes = [
      frame('stdout', `${timeOf(1)} begin`),
      timedFrame(2, 'between', 'stderr'),
      frame('stdout', `${timeOf(1)} ning\n`),
    ];
    expect(parsed(bytes)).toEqual([line(2, 'between', 'stderr'), line(1, 'beginning')]);
  });

  test('however the bytes are cut, inside a header, a time or a character, the same lines come out', () => {
    const lines = fc.array(
      fc.record({
        stream: fc.constantFrom('stdout' as const, 'stderr' as const),
        text: fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
      }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(lines, fc.array(fc.nat(3_000), { maxLength: 40 }), (wanted, places) => {
        const bytes = Buffer.concat(wanted.map(({ text, stream }, n) => timedFrame(n, text, stream)));
        const expected = wanted.map(({ text, stream }, n) => line(n, text, stream));
        expect(parsed(cutAt(bytes, places))).toEqual(expected);
        expect(parsed([...bytes].map((byte) => Buffer.of(byte)))).toEqual(expected);
      }),
    );
  });

  test('the engine’s own complaint has no time', () => {
    expect(parsed([frame('system', 'Error grabbing logs: EOF\n')])).toEqual([
      { stream: 'stderr', time: '', text: 'Error grabbing logs: EOF' },
    ]);
  });

  test('Podman’s local times with fewer digits are brought into the engine’s form', () => {
    expect(parsed([frame('stdout', '2026-11-24T15:02:48.5+01:00 hello\n')])).toEqual([
      { stream: 'stdout', time: '2026-11-24T14:02:48.500000000Z', text: 'hello' },
    ]);
  });

  test.each([
    [LINE_MAX_BYTES - 1, LINE_MAX_BYTES - 1],
    [LINE_MAX_BYTES, LINE_MAX_BYTES],
    [LINE_MAX_BYTES + 1, LINE_MAX_BYTES + 1],
    [10 * LINE_MAX_BYTES, LINE_MAX_BYTES + 1],
  ])('of a line of %i bytes there are %i characters, with a mark where it was cut', (written, shown) => {
    const [only] = parsed([timedFrame(1, 'x'.repeat(written))]);
    expect([only?.text.length, only?.text.endsWith('…')]).toEqual([shown, written > LINE_MAX_BYTES]);
  });

  test('a line that the engine sent in pieces of 16 KiB, each with its time, is one line', () => {
    const bytes = [
      frame('stdout', `${timeOf(1)} ${'a'.repeat(100)}`),
      frame('stdout', `${timeOf(1)} ${'b'.repeat(100)}`),
      frame('stdout', `${timeOf(1)} end\n`),
      timedFrame(2, 'next'),
    ];
    const whole = [line(1, `${'a'.repeat(100)}${'b'.repeat(100)}end`), line(2, 'next')];
    expect(parsed(bytes)).toEqual(whole);
    expect(parsed(cutAt(Buffer.concat(bytes), [150, 155, 290]))).toEqual(whole);
  });

  test('cut in the middle of a character, a line ends before it', () => {
    const [only] = parsed([timedFrame(1, 'ü'.repeat(LINE_MAX_BYTES))]);
    expect(only?.text).toBe(`${'ü'.repeat(LINE_MAX_BYTES / 2)}…`);
  });

  test('a log that never ends its line keeps 16 KiB of it', () => {
    const endless = Array.from({ length: 1_000 }, () => frame('stdout', `${timeOf(1)} ${'x'.repeat(1_000)}`));
    const concat = vi.spyOn(Buffer, 'concat');
    parsed(endless);
    const copied = concat.mock.results.reduce((sum, { value }) => sum + (value as Buffer).length, 0);
    expect(copied).toBeLessThan(LINE_MAX_BYTES + 100);
  });
});

test('twice the frames are at most twice the bytes copied, however small the chunks', () => {
  const copied = (frames: number) => {
    const copies = [vi.spyOn(Buffer, 'from'), vi.spyOn(Buffer, 'concat')];
    const bytes = Buffer.concat(Array.from({ length: frames }, (_, n) => timedFrame(n, 'y')));
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
      bytes.subarray(7 * i, 7 * i + 7),
    );
    copies.forEach((copy) => copy.mockClear());
    parsed(chunks);
    const sum = copies
      .flatMap(({ mock }) => mock.results)
      .reduce((bytesSoFar, { value }) => bytesSoFar + (value as Buffer).length, 0);
    copies.forEach((copy) => copy.mockRestore());
    return sum;
  };
  const once = copied(500);
  expect(once).toBeGreaterThan(0);
  expect(copied(1_000)).toBeLessThanOrEqual(2.02 * once);
});
