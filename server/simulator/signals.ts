const NUMBERS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ABRT: 6,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  WINCH: 28,
};
export const SIGKILL = 9;
export const SIGTERM = 15;
const SIGINT = 2;
const SIGQUIT = 3;
const HIGHEST = 64;

/** Number of a signal written as `SIGTERM`, `term` or `15`; null when there is no such signal. */
export function signalNumber(text: string): number | null {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number >= 1 && number <= HIGHEST ? number : null;
  }
  return NUMBERS[text.toUpperCase().replace(/^SIG/, '')] ?? null;
}

/** What asks a process to end in good order; the others it takes as messages (reload, reopen logs). */
export const asksToEnd = (signal: number): boolean =>
  signal === SIGTERM || signal === SIGINT || signal === SIGQUIT;
