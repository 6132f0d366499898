import { describe, expect, test } from 'vitest';
import { createBody, type Frame } from '../../../client/player/body.ts';
import { createControls, type Controls } from '../../../client/player/controls.ts';
import type { Solid } from '../../../client/player/solid.ts';
import { walk } from '../../../client/player/walk.ts';
import { plain } from './field.ts';

const STRIDE = 1 / 30;

function frameAt(solid: Solid, y: number, controls: Partial<Controls> = {}): Frame {
  return {
    body: createBody({ x: 0, y, z: 0 }),
    controls: { ...createControls(), ...controls },
    solid,
    seconds: STRIDE,
  };
}

function walkFor(frame: Frame, seconds: number): void {
  for (let i = 0; i < seconds / STRIDE; i += 1) walk(frame);
}

/** Ground that rises to `height` north of z = -3. */
const ledge = (height: number): Solid => ({
  groundAt: (_, z) => (z < -3 ? 2 + height : 2),
  isSolid: () => false,
});

describe('walk', () => {
  test('falls onto the ground and stands on it', () => {
    const frame = frameAt(plain(2), 5);
    walkFor(frame, 1);
    expect(frame.body.isStanding).toBe(true);
    expect(frame.body.y).toBeCloseTo(2, 3);
  });

  test('stands perfectly still while nothing is asked, so that no frame must be drawn', () => {
    const frame = frameAt(plain(2), 2);
    walkFor(frame, 1);
    const before = { ...frame.body };
    walkFor(frame, 1);
    expect(frame.body).toEqual(before);
  });

  test.each([
    [false, 4.6],
    [true, 8],
  ])('goes north at its own speed (sprinting %s: %d blocks a second)', (shift, speed) => {
    const frame = frameAt(plain(2), 2, { forward: 1, shift });
    walkFor(frame, 1);
    const from = frame.body.z;
    walkFor(frame, 1);
    expect(from - frame.body.z).toBeCloseTo(speed, 1);
    expect(frame.body.x).toBeCloseTo(0, 6);
  });

  test('is no faster on the diagonal', () => {
    const frame = frameAt(plain(2), 2, { forward: 1, right: 1 });
    walkFor(frame, 1);
    expect(Math.hypot(frame.body.velocityX, frame.body.velocityZ)).toBeCloseTo(4.6, 1);
  });

  test('goes to the right of where it looks', () => {
    const frame = frameAt(plain(2), 2, { right: 1 });
    frame.body.yaw = Math.PI / 2;
    walkFor(frame, 1);
    expect(frame.body.z).toBeLessThan(-3);
    expect(frame.body.x).toBeCloseTo(0, 6);
  });

  test.each([0.5, 1])('steps up %d blocks without a jump, and the eye follows smoothly', (height) => {
    const frame = frameAt(ledge(height), 2, { forward: 1 });
    let eye = 2;
    let highestJolt = 0;
    for (let i = 0; i < 60; i += 1) {
      walk(frame);
      highestJolt = Math.max(highestJolt, Math.abs(frame.body.y + frame.body.eyeLag - eye));
      eye = frame.body.y + frame.body.eyeLag;
    }
    expect(frame.body.y).toBeCloseTo(2 + height, 3);
    expect(frame.body.z).toBeLessThan(-4);
    expect(highestJolt).toBeLessThan(0.4 * height);
  });

  test('stops before a step of one and a half blocks', () => {
    const frame = frameAt(ledge(1.5), 2, { forward: 1 });
    walkFor(frame, 2);
    expect(frame.body.y).toBeCloseTo(2, 3);
    expect(frame.body.z).toBeCloseTo(-2.7, 2);
  });

  test('jumps more than one block high and less than one and a half', () => {
    const frame = frameAt(plain(2), 2);
    walkFor(frame, 0.2);
    frame.controls.up = true;
    let highest = 0;
    for (let i = 0; i < 15; i += 1) {
      walk(frame);
      highest = Math.max(highest, frame.body.y - 2);
    }
    expect(highest).toBeGreaterThan(1);
    expect(highest).toBeLessThan(1.5);
  });

  test('keeps its soles on stairs that lead down', () => {
    const stairs: Solid = {
      groundAt: (_, z) => 10 + Math.min(0, Math.ceil(z)) / 2,
      isSolid: () => false,
    };
    const frame = frameAt(stairs, 10, { forward: 1 });
    walkFor(frame, 0.3);
    let airborne = 0;
    for (let i = 0; i < 60; i += 1) {
      walk(frame);
      if (!frame.body.isStanding) airborne += 1;
    }
    expect(frame.body.y).toBeLessThan(7);
    expect(airborne).toBe(0);
  });

  test('does not pass under a ceiling that is lower than itself', () => {
    const lintel: Solid = { groundAt: () => 2, isSolid: (_, y, z) => y > 3.5 && z < -3 };
    const frame = frameAt(lintel, 2, { forward: 1 });
    walkFor(frame, 2);
    expect(frame.body.z).toBeCloseTo(-2.7, 2);
  });

  test('goes through a doorway one block wide and two high', () => {
    const doorway: Solid = {
      groundAt: () => 2,
      isSolid: (x, y, z) => z < -3 && z > -3.5 && (Math.abs(x) > 0.5 || y > 4),
    };
    const frame = frameAt(doorway, 2, { forward: 1 });
    walkFor(frame, 2);
    expect(frame.body.z).toBeLessThan(-4);
  });

  test('slides along a wall that it meets at an angle', () => {
    const wall: Solid = { groundAt: () => 2, isSolid: (_, __, z) => z < -3 };
    const frame = frameAt(wall, 2, { forward: 1, right: 1 });
    walkFor(frame, 3);
    expect(frame.body.z).toBeCloseTo(-2.7, 2);
    expect(frame.body.x).toBeGreaterThan(6);
  });

  test('is moved up out of a building that appears around it', () => {
    const frame = frameAt({ groundAt: () => 2, isSolid: (_, y) => y < 9 }, 2);
    walkFor(frame, 0.5);
    expect(frame.body.y).toBeCloseTo(9, 3);
    expect(frame.body.isStanding).toBe(true);
  });

  test('comes back to the last dry place after a short swim', () => {
    const shore: Solid = { groundAt: (_, z) => (z < -5 ? -3 : 2), isSolid: () => false };
    const frame = frameAt(shore, 2, { forward: 1 });
    walkFor(frame, 1.9);
    const { body } = frame;
    expect(body.y).toBeLessThan(0);
    frame.controls.forward = 0;
    walkFor(frame, 3);
    expect(body).toMatchObject({ isStanding: true, waterSeconds: 0 });
    expect(body.y).toBeCloseTo(2, 3);
    expect(body.z).toBeGreaterThan(-5.31);
    expect(body.z).toBeLessThan(-4);
  });

  test('wades through shallow water as long as it likes', () => {
    const frame = frameAt(plain(-0.5), -0.5, { forward: 1 });
    walkFor(frame, 10);
    expect(frame.body.z).toBeLessThan(-40);
  });
});
