import type { KeyboardEvent } from 'react';

/** Up and down lead from a row's button to the same one in the next row, or to its last. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = stepOf(event.key);
  const from = event.target instanceof Element ? event.target.closest('.row') : null;
  if (step === 0 || from === null) return;
  const rows = [...event.currentTarget.querySelectorAll('.row')];
  const next = rows[rows.indexOf(from) + step];
  if (next === undefined) return;
  event.preventDefault();
  const buttons = buttonsOf(next);
  const column = buttonsOf(from).findIndex((button) => button === event.target);
  (buttons[column] ?? buttons.at(-1))?.focus();
}

const buttonsOf = (row: Element): HTMLButtonElement[] => [
  ...row.querySelectorAll<HTMLButtonElement>('button:not(:disabled)'),
];

function stepOf(key: string): -1 | 0 | 1 {
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}
