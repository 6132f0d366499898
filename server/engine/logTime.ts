/** Times of a log's lines: RFC 3339 with nanoseconds, as the engine writes them. */

/** `2026-11-24T14:02:48.132872391Z`: of one length and in UTC, so that times compare as texts. */
const TIME_CHARS = 30;
const SPACE = 0x20;
const Z = 0x5a;
const SECOND_CHARS = 19;
const NANO_DIGITS = 9;
/** Podman writes the local time, without zeros at its end. */
const OTHER_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d) ?/;

/** A line as the engine sends it; `time` is '' where none stands before the text. */
export function splitTime(whole: string): { readonly time: string; readonly text: string } {
  if (whole.charCodeAt(TIME_CHARS) === SPACE && whole.charCodeAt(TIME_CHARS - 1) === Z)
    return { time: whole.slice(0, TIME_CHARS), text: whole.slice(TIME_CHARS + 1) };
  const other = OTHER_TIME.exec(whole);
  return other === null
    ? { time: '', text: whole }
    : { time: inUtc(other), text: whole.slice(other[0].length) };
}

function inUtc([, second = '', fraction = '', zone = '']: RegExpExecArray): string {
  const ms = Date.parse(second + zone);
  if (Number.isNaN(ms)) return '';
  return `${new Date(ms).toISOString().slice(0, SECOND_CHARS)}.${fraction.padEnd(NANO_DIGITS, '0')}Z`;
}

/** Epoch milliseconds; null for ''. */
export function timeMs(time: string): number | null {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? null : ms;
}
