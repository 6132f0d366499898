import { expect, test } from 'vitest';
import { visibleText } from '../../../client/hud/visibleText.ts';

test('a name that a control character turned around reads as it is written', () => {
  expect(visibleText('\u202elive')).toBe('\ufffdlive');
});

test('every control of direction is shown, and letters of any script stay', () => {
  const controls = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
  expect(visibleText(controls)).toBe('\ufffd'.repeat(controls.length));
  const letters = 'web-1 שלום \u200d\u2065\u206a\u2029 日本';
  expect(visibleText(letters)).toBe(letters);
});
