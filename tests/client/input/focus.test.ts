import { expect, test } from 'vitest';
import { keyOwnerOf } from '../../../client/input/focus.ts';

/** An element that lies within those that the words name. */
const within = (...words: string[]): EventTarget =>
  Object.assign(new EventTarget(), {
    closest: (selector: string) => (words.some((word) => selector.split(', ').includes(word)) ? {} : null),
  });

test.each([
  ['nothing', null, 'world'],
  ['the document', new EventTarget(), 'world'],
  ['the picture', within('canvas'), 'world'],
  ['a text field', within('input'), 'page'],
  ['an editable text', within('[contenteditable="true"]'), 'page'],
  ['a dialog', within('[role="dialog"]'), 'page'],
  ['a button', within('button'), 'pressable'],
  ['a link', within('a[href]'), 'pressable'],
  ['a button in a dialog', within('button', 'dialog'), 'page'],
] as const)('keys on %s belong to the right one', (_, target, owner) => {
  expect(keyOwnerOf(target)).toBe(owner);
});
