/** What a container writes, as it may be shown: text with colours, and nothing that could act. */
import { visibleText } from './visibleText.ts';

/** One of the eight colours of a terminal, 0 … 7; null = that of the text around. */
export type Tone = number | null;

export interface Segment {
  readonly text: string;
  readonly tone: Tone;
  readonly isBold: boolean;
}

/** `ESC [ … letter`, `ESC ] … BEL` and its kin, and two-character sequences; what does not end takes the rest. */
const ESCAPE =
  /\u001b(?:\[([0-?]*)[ -/]*([@-~]?)|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|[ -/]*[0-~]?)/g;
/** All but the tab; and what ends a line or hides in it. */
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;
const BOLD = 1;
const NORMAL = 22;
const DEFAULT_COLOUR = 39;
/** 30 … 37 and 90 … 97 are the eight colours, plain and bright. */
const FIRST_COLOURS = [30, 90] as const;
const COLOURS = 8;
/** Followed by `5;n` or `2;r;g;b`. */
const EXTENDED = [38, 48];

type Style = Omit<Segment, 'text'>;
const PLAIN: Style = { tone: null, isBold: false };

/** The line in pieces of one colour each; a progress bar that was drawn over and over shows as it stood last. */
export function segmentsOf(line: string): readonly Segment[] {
  const segments: Segment[] = [];
  let style = PLAIN;
  let at = 0;
  const shown = lastDrawn(line);
  const push = (end: number) => {
    const text = harmless(shown.slice(at, end));
    if (text !== '') segments.push({ text, ...style });
  };
  for (const match of shown.matchAll(ESCAPE)) {
    push(match.index);
    at = match.index + match[0].length;
    if (match[2] === 'm') style = styled(style, match[1] ?? '');
  }
  push(shown.length);
  return segments;
}

/** Without colours: for searching and copying. */
export const plainText = (line: string): string => harmless(lastDrawn(line).replaceAll(ESCAPE, ''));

const harmless = (text: string): string => visibleText(text.replaceAll(CONTROLS, ''));

const lastDrawn = (line: string): string =>
  line.includes('\r') ? (line.split('\r').findLast((part) => part !== '') ?? '') : line;

function styled(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let next = style;
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    if (EXTENDED.includes(code)) i += codes[i + 1] === 2 ? 4 : 2;
    else next = withCode(next, code);
  }
  return next;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === BOLD) return { ...style, isBold: true };
  if (code === NORMAL) return { ...style, isBold: false };
  if (code === DEFAULT_COLOUR) return { ...style, tone: null };
  const first = FIRST_COLOURS.find((colour) => code >= colour && code < colour + COLOURS);
  return first === undefined ? style : { ...style, tone: code - first };
}
