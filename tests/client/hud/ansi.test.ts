import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, segmentsOf } from '../../../client/hud/ansi.ts';

const ESC = '\u001b';
const plain = (text: string) => ({ text, tone: null, isBold: false });

describe('segmentsOf', () => {
  test('eight colours, plain and bright, bold, and back', () => {
    const line = `a${ESC}[31mb${ESC}[1;92mc${ESC}[22md${ESC}[39me${ESC}[mf`;
    expect(segmentsOf(line)).toEqual([
      plain('a'),
      { text: 'b', tone: 1, isBold: false },
      { text: 'c', tone: 2, isBold: true },
      { text: 'd', tone: 2, isBold: false },
      plain('e'),
      plain('f'),
    ]);
  });

  test('colours beyond the eight take their numbers with them, so that none is read as another code', () => {
    expect(segmentsOf(`${ESC}[38;5;31ma${ESC}[38;2;31;32;33;1mb`)).toEqual([
      plain('a'),
      { text: 'b', tone: null, isBold: true },
    ]);
  });

  test.each([
    ['a title for the window', `${ESC}]0;evil\u0007x`, 'x'],
    ['a link', `${ESC}]8;;http://evil${ESC}\\x${ESC}]8;;${ESC}\\`, 'x'],
    ['a cursor that jumps and a screen that is wiped', `${ESC}[2J${ESC}[10;5Hx${ESC}[K`, 'x'],
    ['what never ends', `x${ESC}]0;and so on`, 'x'],
    ['a bell, a backspace, a zero and the upper controls', 'x\u0007\b\u0000\u009b31m', 'x31m'],
    ['text that is turned around', 'x\u202egnp.exe\u2066', 'x\ufffdgnp.exe\ufffd'],
    ['a progress bar', '10 %\r50 %\r100 %\r', '100 %'],
    ['a family, which stays together', '\u{1f468}\u200d\u{1f467}', '\u{1f468}\u200d\u{1f467}'],
    ['a tab, which stays', 'a\tb', 'a\tb'],
    ['markup, which is text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('%s', (_, line, text) => {
    expect([
      segmentsOf(line)
        .map((segment) => segment.text)
        .join(''),
      plainText(line),
    ]).toEqual([text, text]);
  });

  test('whatever is written, no control is left, and the colours take nothing from the text', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(ESC, '[', ']', '3', '1', ';', 'm', '\u0007', '\r'),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const line = parts.join('');
        const text = segmentsOf(line)
          .map((segment) => segment.text)
          .join('');
        expect(text).toBe(plainText(line));
        expect(text).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test('a line of 16 KiB of beginnings is read in one pass', () => {
    const started = process.cpuUsage();
    expect(segmentsOf(`${ESC}[`.repeat(8_192)).length).toBeLessThan(8_193);
    segmentsOf(`${ESC}]`.repeat(8_192));
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });
});
