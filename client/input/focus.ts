const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="tab"], [role="option"]';

/** Whose keys they are: the page's where somebody writes or answers, else the world's. */
export type KeyOwner = 'world' | 'page' | 'dialog' | 'pressable';

/** A focused button keeps only the keys that press it, a dialog all but those that close it; see `keyboard.ts`. */
export function keyOwnerOf(target: EventTarget | null): KeyOwner {
  if (!isElement(target)) return 'world';
  if (target.closest(TYPING) !== null) return 'page';
  if (target.closest(DIALOG) !== null || isUnderDialog(target)) return 'dialog';
  return target.closest(PRESSABLE) === null ? 'world' : 'pressable';
}

/** What had the focus in a dialog may be gone; the keys are then the body's, but must not walk behind the dialog. */
const isUnderDialog = ({ ownerDocument }: Element): boolean =>
  ownerDocument.querySelector('dialog[open]') !== null;

const isElement = (target: EventTarget | null): target is Element => target !== null && 'closest' in target;
