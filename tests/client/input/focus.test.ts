import { expect, test } from 'vitest';
import { keyOwnerOf } from '../../../client/input/focus.ts';

/** An element that lies within those that the words name, on a page with this much open. */
const on =
  (open: object | null) =>
  (...words: string[]): EventTarget =>
    Object.assign(new EventTarget(), {
      ownerDocument: { querySelector: () => open },
      closest: (selector: string) => (words.some((word) => selector.split(', ').includes(word)) ? {} : null),
    });
const within = on(null);
const underDialog = on({});

test.each([
  ['nothing', null, 'world'],
  ['the document', new EventTarget(), 'world'],
  ['the picture', within('canvas'), 'world'],
  ['a text field', within('input'), 'page'],
  ['an editable text', within('[contenteditable="true"]'), 'page'],
  ['a dialog', within('[role="dialog"]'), 'dialog'],
  ['a button', within('button'), 'pressable'],
  ['a link', within('a[href]'), 'pressable'],
  ['a button in a dialog', within('button', 'dialog'), 'dialog'],
  ['a text field in a dialog', within('input', 'dialog'), 'page'],
  ['a body under an open dialog', underDialog('body'), 'dialog'],
] as const)('keys on %s belong to the right one', (_, target, owner) => {
  expect(keyOwnerOf(target)).toBe(owner);
});
