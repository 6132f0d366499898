const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="tab"], [role="option"]';

/** Whose keys they are: the page's where somebody writes or answers, else the world's. */
export type KeyOwner = 'world' | 'page' | 'pressable';

/** A focused button keeps only the keys that press it; see `keyboard.ts`. */
export function keyOwnerOf(target: EventTarget | null): KeyOwner {
  if (!isElement(target)) return 'world';
  if (target.closest(`${TYPING}, ${DIALOG}`) !== null) return 'page';
  return target.closest(PRESSABLE) === null ? 'world' : 'pressable';
}

const isElement = (target: EventTarget | null): target is Element => target !== null && 'closest' in target;
