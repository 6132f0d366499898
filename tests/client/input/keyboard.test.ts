import { describe, expect, test } from 'vitest';
import { createAxes } from '../../../client/input/axes.ts';
import type { InputCommand } from '../../../client/input/command.ts';
import { createKeyboard, type KeyPress } from '../../../client/input/keyboard.ts';
import { createControls } from '../../../client/player/controls.ts';

const key = (code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  timeStamp: 0,
  ...change,
});

function newKeyboard() {
  const controls = createControls();
  const axes = createAxes();
  const sent: InputCommand[] = [];
  const keyboard = createKeyboard({ controls, axes, send: (command) => sent.push(command) });
  return { controls, axes, sent, keyboard };
}

describe('held keys', () => {
  test.each([
    ['KeyW', { forward: 1, right: 0 }],
    ['ArrowUp', { forward: 1, right: 0 }],
    ['KeyS', { forward: -1, right: 0 }],
    ['ArrowDown', { forward: -1, right: 0 }],
    ['KeyA', { forward: 0, right: -1 }],
    ['ArrowLeft', { forward: 0, right: -1 }],
    ['KeyD', { forward: 0, right: 1 }],
    ['ArrowRight', { forward: 0, right: 1 }],
  ])('%s moves until it is let go of', (code, moved) => {
    const { axes, keyboard } = newKeyboard();
    expect(keyboard.press(key(code), 'world')).toBe(true);
    expect(axes).toEqual(moved);
    keyboard.lift(code);
    expect(axes).toEqual({ forward: 0, right: 0 });
  });

  test('against each other stand still', () => {
    const { axes, keyboard } = newKeyboard();
    keyboard.press(key('KeyW'), 'world');
    keyboard.press(key('KeyS'), 'world');
    expect(axes.forward).toBe(0);
  });

  test('are all let go of at once when the page loses its focus', () => {
    const { axes, controls, keyboard } = newKeyboard();
    for (const code of ['KeyW', 'KeyD', 'Space', 'ShiftRight']) keyboard.press(key(code), 'world');
    expect(controls).toMatchObject({ up: true, shift: true });
    keyboard.liftAll();
    expect(axes).toEqual({ forward: 0, right: 0 });
    expect(controls).toMatchObject({ up: false, shift: false });
  });
});

describe('the space key', () => {
  test('toggles flying when pressed twice within 300 ms', () => {
    const { sent, keyboard } = newKeyboard();
    keyboard.press(key('Space', { timeStamp: 1000 }), 'world');
    keyboard.press(key('Space', { timeStamp: 1250 }), 'world');
    expect(sent).toEqual([{ kind: 'toggleFly' }]);
  });

  test('does not when it is pressed slowly, held, or pressed a third time', () => {
    const { sent, keyboard } = newKeyboard();
    keyboard.press(key('Space', { timeStamp: 1000 }), 'world');
    keyboard.press(key('Space', { timeStamp: 1100, repeat: true }), 'world');
    keyboard.press(key('Space', { timeStamp: 1400 }), 'world');
    expect(sent).toEqual([]);
    keyboard.press(key('Space', { timeStamp: 1500 }), 'world');
    keyboard.press(key('Space', { timeStamp: 1600 }), 'world');
    expect(sent).toEqual([{ kind: 'toggleFly' }]);
  });
});

describe('command keys', () => {
  test.each([
    ['KeyE', 'useNearest'],
    ['Home', 'goHome'],
    ['Digit0', 'goHome'],
    ['KeyV', 'toggleMap'],
    ['KeyG', 'toggleTour'],
    ['KeyL', 'toggleLock'],
    ['KeyH', 'toggleHelp'],
    ['KeyB', 'toggleList'],
    ['KeyI', 'togglePanel'],
    ['KeyN', 'nextAlarm'],
    ['KeyM', 'toggleSound'],
    ['Escape', 'close'],
  ])('%s asks for %s, once however long it is held', (code, kind) => {
    const { sent, keyboard } = newKeyboard();
    expect(keyboard.press(key(code), 'world')).toBe(true);
    expect(keyboard.press(key(code, { repeat: true }), 'world')).toBe(true);
    expect(sent).toEqual([{ kind }]);
  });

  test.each([
    ['the slash, wherever it lies', key('Digit7', { key: '/' })],
    ['Ctrl+K', key('KeyK', { key: 'k', ctrlKey: true })],
    ['Cmd+K', key('KeyK', { key: 'k', metaKey: true })],
  ])('%s opens the search', (_, press) => {
    const { sent, keyboard } = newKeyboard();
    expect(keyboard.press(press, 'world')).toBe(true);
    expect(sent).toEqual([{ kind: 'openSearch' }]);
  });

  test.each([
    ['the key that is Z on a French keyboard goes ahead', 'KeyW', 'z'],
    ['the key that is Q on a French keyboard goes left', 'KeyA', 'q'],
  ])('%s', (_, code, typed) => {
    const { axes, keyboard } = newKeyboard();
    keyboard.press(key(code, { key: typed }), 'world');
    expect(axes).not.toEqual({ forward: 0, right: 0 });
  });
});

describe('keys that are not for the world', () => {
  test.each(['KeyW', 'KeyE', 'Space', 'Home'])('%s belongs to the text field or dialog in focus', (code) => {
    const { axes, sent, keyboard } = newKeyboard();
    expect(keyboard.press(key(code), 'page')).toBe(false);
    expect({ axes, sent }).toEqual({ axes: { forward: 0, right: 0 }, sent: [] });
  });

  test('only the keys that open a dialog pass through one, to close it', () => {
    const { sent, keyboard } = newKeyboard();
    for (const code of ['KeyN', 'KeyW', 'KeyH', 'KeyB']) keyboard.press(key(code), 'dialog');
    expect(sent).toEqual([{ kind: 'toggleHelp' }, { kind: 'toggleList' }]);
  });

  test('a key that went down in the world is let go of in a dialog too', () => {
    const { axes, keyboard } = newKeyboard();
    keyboard.press(key('KeyW'), 'world');
    keyboard.lift('KeyW');
    expect(axes.forward).toBe(0);
  });

  test('Escape closes from everywhere', () => {
    const { sent, keyboard } = newKeyboard();
    keyboard.press(key('Escape'), 'page');
    expect(sent).toEqual([{ kind: 'close' }]);
  });

  test('a focused button keeps the keys that press it and leaves the others', () => {
    const { axes, controls, keyboard } = newKeyboard();
    expect(keyboard.press(key('Space'), 'pressable')).toBe(false);
    expect(keyboard.press(key('Enter'), 'pressable')).toBe(false);
    expect(keyboard.press(key('KeyW'), 'pressable')).toBe(true);
    expect({ up: controls.up, forward: axes.forward }).toEqual({ up: false, forward: 1 });
  });

  test.each([
    ['Ctrl+W', key('KeyW', { ctrlKey: true })],
    ['Cmd+L', key('KeyL', { metaKey: true })],
    ['Alt+ArrowLeft', key('ArrowLeft', { altKey: true })],
    ['F5', key('F5')],
  ])('%s stays with the browser', (_, press) => {
    const { axes, sent, keyboard } = newKeyboard();
    expect(keyboard.press(press, 'world')).toBe(false);
    expect({ axes, sent }).toEqual({ axes: { forward: 0, right: 0 }, sent: [] });
  });
});
