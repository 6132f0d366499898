import { describe, expect, test } from 'vitest';
import type { InputCommand } from '../../../client/input/command.ts';
import { createInput } from '../../../client/input/createInput.ts';
import { createControls, isIdle, takeTurns } from '../../../client/player/controls.ts';
import { FakeElement, fire, key, mouse } from './page.ts';

function newInput() {
  const element = new FakeElement();
  const sent: InputCommand[] = [];
  const input = createInput({
    element: element as unknown as HTMLElement,
    send: (command) => sent.push(command),
    looking: () => ({ sensitivity: 1, invert: false }),
  });
  return { element, page: element.ownerDocument, sent, input };
}

/** Which takes the focus. */
function openDialog(page: EventTarget): void {
  const dialog = { closest: (selector: string) => (selector.startsWith('dialog') ? {} : null) };
  const opened = new Event('focusin');
  Object.defineProperty(opened, 'target', { value: dialog });
  page.dispatchEvent(opened);
}

describe('keys', () => {
  test('move the player, and the page does not scroll by them', () => {
    const { page, input } = newInput();
    expect(fire(page, 'keydown', key('ArrowDown'))).toBe(false);
    expect(input.controls.forward).toBe(-1);
    fire(page, 'keyup', key('ArrowDown'));
    expect(input.controls.forward).toBe(0);
  });

  test('a tap between two frames was lost: that a movement began is kept until the player has taken it', () => {
    const { page, input } = newInput();
    fire(page, 'keydown', key('KeyW'));
    fire(page, 'keyup', key('KeyW'));
    expect(isIdle(input.controls)).toBe(false);
    takeTurns(input.controls);
    expect(isIdle(input.controls)).toBe(true);
  });

  test('that the world does not know, and Escape, are left to the page too', () => {
    const { page, sent } = newInput();
    expect(fire(page, 'keydown', key('F5'))).toBe(true);
    expect(fire(page, 'keydown', key('Escape'))).toBe(true);
    expect(sent).toEqual([{ kind: 'close' }]);
  });

  test('that are held are let go of when a dialog opens', () => {
    const { page, input } = newInput();
    fire(page, 'keydown', key('KeyW'));
    openDialog(page);
    expect(input.controls.forward).toBe(0);
  });

  test.each(['blur of the window', 'hidden page'])('are all let go of: %s', (reason) => {
    const { page, input } = newInput();
    fire(page, 'keydown', key('KeyW'));
    fire(page, 'keydown', key('ShiftLeft'));
    if (reason === 'hidden page') {
      page.hidden = true;
      fire(page, 'visibilitychange');
    } else fire(page.defaultView, 'blur');
    expect(input.controls).toEqual(createControls());
  });
});

describe('the mouse', () => {
  test('clicks on what is under it, focuses the picture and is captured for a drag', () => {
    const { element, sent } = newInput();
    fire(element, 'pointerdown', mouse(30, 40));
    fire(element, 'pointerup', mouse(30, 40));
    expect(sent).toEqual([{ kind: 'useAt', x: 30, y: 40 }]);
    expect({ focused: element.focused, captured: element.captured }).toEqual({ focused: 1, captured: [1] });
  });

  test('that clicks twice at once asks for no more than one click does', () => {
    const { element, sent } = newInput();
    for (const detail of [1, 2, 3]) {
      fire(element, 'pointerdown', mouse(30, 40));
      fire(element, 'mousedown', { detail });
      fire(element, 'pointerup', mouse(30, 40));
    }
    expect(sent).toEqual([{ kind: 'useAt', x: 30, y: 40 }]);
  });

  test('zooms by notches, by pixels or by lines, never by more than three at once', () => {
    const { element, input } = newInput();
    const wheel = (deltaY: number, deltaMode = 0) => {
      input.controls.zoom = 0;
      expect(fire(element, 'wheel', { deltaY, deltaMode })).toBe(false);
      return input.controls.zoom;
    };
    expect([wheel(100), wheel(-50), wheel(9000), wheel(-3, 1)]).toEqual([-1, 0.5, -3, 1]);
  });

  test('shows no menu of the page over the world', () => {
    const { element } = newInput();
    expect(fire(element, 'contextmenu')).toBe(false);
  });

  test('knows when it has left the picture', () => {
    const { element, input } = newInput();
    fire(element, 'pointermove', mouse(30, 40));
    expect(input.cursor).toMatchObject({ x: 30, y: 40, isInside: true });
    fire(element, 'pointerleave');
    expect(input.cursor.isInside).toBe(false);
  });
});

describe('pointer lock', () => {
  test('makes the crosshair act, and ends with the same toggle', () => {
    const { element, sent, input } = newInput();
    input.toggleLock();
    expect(input.cursor.isLocked).toBe(true);
    fire(element, 'pointerdown', mouse(0, 0));
    expect(sent).toEqual([{ kind: 'useAhead' }]);
    input.toggleLock();
    expect(input.cursor.isLocked).toBe(false);
  });

  test('under a dialog had no cursor, and each click pulled a lever behind it: a dialog frees the pointer', () => {
    const { page, input } = newInput();
    input.toggleLock();
    openDialog(page);
    expect(input.cursor.isLocked).toBe(false);
  });

  test('that the browser refuses leaves the free cursor', async () => {
    const { element, input } = newInput();
    element.refusesLock = true;
    input.toggleLock();
    await Promise.resolve();
    expect(input.cursor.isLocked).toBe(false);
  });
});

test('after dispose nothing is listened to and nothing is held', () => {
  const { element, page, sent, input } = newInput();
  fire(page, 'keydown', key('KeyW'));
  input.dispose();
  fire(page, 'keydown', key('KeyD'));
  fire(page, 'keydown', key('KeyH'));
  fire(element, 'pointerdown', mouse(1, 1));
  fire(element, 'pointerup', mouse(1, 1));
  expect(sent).toEqual([]);
  expect(input.controls).toEqual(createControls());
});
