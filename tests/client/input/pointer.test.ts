import { describe, expect, test } from 'vitest';
import { createAxes } from '../../../client/input/axes.ts';
import type { InputCommand } from '../../../client/input/command.ts';
import { createPointer, type Cursor, type PointerSample } from '../../../client/input/pointer.ts';
import { createControls } from '../../../client/player/controls.ts';

const sample = (clientX: number, clientY: number, change: Partial<PointerSample> = {}): PointerSample => ({
  pointerId: 1,
  pointerType: 'mouse',
  button: 0,
  clientX,
  clientY,
  movementX: 0,
  movementY: 0,
  ...change,
});
const touch = (clientX: number, clientY: number, pointerId = 1): PointerSample =>
  sample(clientX, clientY, { pointerId, pointerType: 'touch' });

function newPointer({ isLocked = false, sensitivity = 1, invert = false } = {}) {
  const controls = createControls();
  const axes = createAxes();
  const cursor: Cursor = { x: 0, y: 0, isInside: false, isLocked, isDragging: false };
  const sent: InputCommand[] = [];
  const pointer = createPointer({
    controls,
    axes,
    cursor,
    send: (command) => sent.push(command),
    looking: () => ({ sensitivity, invert }),
    extent: () => ({ left: 100, width: 800 }),
  });
  return { controls, axes, cursor, sent, pointer };
}

describe('the free cursor', () => {
  test('uses what is under it when it is clicked, even with a shaking hand', () => {
    const { controls, sent, pointer } = newPointer();
    pointer.down(sample(300, 200));
    pointer.move(sample(302, 203));
    pointer.up(sample(302, 203));
    expect(sent).toEqual([{ kind: 'useAt', x: 302, y: 203 }]);
    expect(controls).toEqual(createControls());
  });

  test('looks when it is dragged by more than 4 px, and then uses nothing', () => {
    const { controls, cursor, sent, pointer } = newPointer();
    pointer.down(sample(300, 200));
    pointer.move(sample(400, 150));
    expect(cursor.isDragging).toBe(true);
    pointer.up(sample(400, 150));
    expect(sent).toEqual([]);
    // The world follows the hand: to the right and up means that the eye turns left and down.
    expect(controls.turnYaw).toBeCloseTo(0.36, 6);
    expect(controls.turnPitch).toBeCloseTo(-0.18, 6);
    expect(cursor.isDragging).toBe(false);
  });

  test('still looks when the drag comes back to where it began', () => {
    const { controls, sent, pointer } = newPointer();
    pointer.down(sample(300, 200));
    pointer.move(sample(350, 200));
    pointer.move(sample(300, 200));
    pointer.up(sample(300, 200));
    expect(sent).toEqual([]);
    expect(controls.turnYaw).toBeCloseTo(0, 6);
  });

  test('points without turning anything while no button is down', () => {
    const { controls, cursor, pointer } = newPointer();
    pointer.move(sample(300, 200, { movementX: 50, movementY: 50 }));
    expect(cursor).toMatchObject({ x: 300, y: 200, isInside: true });
    expect(controls).toEqual(createControls());
  });

  test('uses nothing with its other buttons, or when the system takes it away', () => {
    const { sent, pointer } = newPointer();
    pointer.down(sample(300, 200, { button: 2 }));
    pointer.up(sample(300, 200, { button: 2 }));
    pointer.down(sample(300, 200));
    pointer.cancel(1);
    pointer.up(sample(300, 200));
    expect(sent).toEqual([]);
  });
});

describe('the locked pointer', () => {
  test('turns the head with every movement and uses what is ahead at once', () => {
    const { controls, sent, pointer } = newPointer({ isLocked: true });
    pointer.move(sample(300, 200, { movementX: 100, movementY: -50 }));
    pointer.down(sample(300, 200));
    pointer.up(sample(300, 200));
    expect(sent).toEqual([{ kind: 'useAhead' }]);
    expect(controls.turnYaw).toBeCloseTo(-0.24, 6);
    expect(controls.turnPitch).toBeCloseTo(0.12, 6);
  });

  test('uses nothing with its other buttons', () => {
    const { sent, pointer } = newPointer({ isLocked: true });
    pointer.down(sample(300, 200, { button: 2 }));
    expect(sent).toEqual([]);
  });
});

describe('touch', () => {
  test('on the left half is a stick that goes as far as the thumb', () => {
    const { axes, sent, pointer } = newPointer();
    pointer.down(touch(200, 400));
    pointer.move(touch(200, 372));
    expect(axes).toEqual({ forward: 0.5, right: 0 });
    pointer.move(touch(400, 400));
    expect(axes.right).toBe(1);
    pointer.up(touch(400, 400));
    expect({ axes, sent }).toEqual({ axes: { forward: 0, right: 0 }, sent: [] });
  });

  test('on the right half looks, while the left thumb goes on walking', () => {
    const { axes, controls, pointer } = newPointer();
    pointer.down(touch(200, 400, 1));
    pointer.move(touch(200, 300, 1));
    pointer.down(touch(700, 400, 2));
    pointer.move(touch(800, 400, 2));
    pointer.up(touch(800, 400, 2));
    expect(axes.forward).toBe(1);
    expect(controls.turnYaw).toBeCloseTo(0.36, 6);
  });

  test.each([
    ['left', 200],
    ['right', 700],
  ])('uses what a finger taps, on the %s half too', (_, x) => {
    const { sent, pointer } = newPointer();
    pointer.down(touch(x, 300));
    pointer.move(touch(x + 6, 304));
    pointer.up(touch(x + 6, 304));
    expect(sent).toEqual([{ kind: 'tapAt', x: x + 6, y: 304 }]);
  });
});

test('letting go of everything stops the stick and forgets the presses', () => {
  const { axes, cursor, sent, pointer } = newPointer();
  pointer.down(touch(200, 400));
  pointer.move(touch(200, 300));
  pointer.cancelAll();
  pointer.up(touch(200, 300));
  expect({ axes, sent, isDragging: cursor.isDragging }).toEqual({
    axes: { forward: 0, right: 0 },
    sent: [],
    isDragging: false,
  });
});

describe('the settings of looking did nothing:', () => {
  test('a drag is as fast as the visitor wants, and looks up by moving down anyway', () => {
    const { controls, pointer } = newPointer({ sensitivity: 0.5, invert: true });
    pointer.down(sample(300, 200));
    pointer.move(sample(400, 250));
    expect(controls.turnYaw).toBeCloseTo(0.18, 6);
    expect(controls.turnPitch).toBeCloseTo(0.09, 6);
  });

  test.each([
    [false, -0.24],
    [true, 0.24],
  ])('so is a locked pointer, which looks up by moving down where that is wanted (%s)', (invert, pitch) => {
    const { controls, pointer } = newPointer({ isLocked: true, sensitivity: 2, invert });
    pointer.move(sample(0, 0, { movementX: 50, movementY: 50 }));
    expect(controls.turnYaw).toBeCloseTo(-0.24, 6);
    expect(controls.turnPitch).toBeCloseTo(pitch, 6);
  });
});
