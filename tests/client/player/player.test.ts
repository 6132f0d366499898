import { describe, expect, test } from 'vitest';
import { createControls } from '../../../client/player/controls.ts';
import {
  createPlayer,
  lead,
  showView,
  standpointOf,
  toggleFly,
  toggleMap,
  travelTo,
  type Player,
} from '../../../client/player/player.ts';
import { stepPlayer } from '../../../client/player/step.ts';
import { EYE_HEIGHT } from '../../../client/player/body.ts';
import type { Pose } from '../../../client/player/pose.ts';
import type { MutablePose } from '../../../client/player/travel.ts';
import { plain } from './field.ts';

const START: Pose = { x: 1, y: 3.7, z: 2, yaw: 0.3, pitch: 0.1, fieldOfView: 50 };
const GOAL: Pose = { x: 40, y: 4.62, z: -60, yaw: -3, pitch: 0, fieldOfView: 54 };
const FRAME = 1 / 60;

function newPlayer() {
  const controls = createControls();
  return { controls, player: createPlayer(START, controls, plain(2)) };
}

describe('a view', () => {
  test('is held exactly until the visitor moves', () => {
    const { controls, player } = newPlayer();
    expect(stepPlayer(player, FRAME)).toBe(false);
    expect(player.pose).toEqual(START);
    controls.turnYaw = 0.2;
    expect(stepPlayer(player, FRAME)).toBe(true);
    expect(player.pose.yaw).toBeCloseTo(0.5, 6);
    expect(player.mode).toBe('walk');
  });

  test('high above the ground is left by flying, not by falling', () => {
    const { controls, player } = newPlayer();
    showView(player, { ...START, y: 120 });
    controls.turnYaw = 0.2;
    for (let i = 0; i < 60; i += 1) stepPlayer(player, FRAME);
    expect(player.mode).toBe('fly');
    expect(player.pose.y).toBe(120);
  });
});

describe('a travel', () => {
  test('takes 900 ms, ends exactly at its goal and then keeps its promise', async () => {
    const { player } = newPlayer();
    const arrival = travelTo(player, GOAL);
    for (let i = 0; i < 53; i += 1) expect(stepPlayer(player, FRAME)).toBe(true);
    expect(player.mode).toBe('travel');
    stepPlayer(player, FRAME);
    stepPlayer(player, FRAME);
    await arrival;
    expect(player.pose).toEqual(GOAL);
    expect(player.mode).toBe('still');
  });

  test('keeps its promise when another one takes its place', async () => {
    const { player } = newPlayer();
    const first = travelTo(player, GOAL);
    const second = travelTo(player, START);
    await first;
    showView(player, GOAL);
    await second;
    expect(player.pose).toEqual(GOAL);
  });

  test('is not disturbed by keys and turns, which are used up meanwhile', () => {
    const { controls, player } = newPlayer();
    void travelTo(player, GOAL);
    Object.assign(controls, { turnYaw: 1, turnPitch: 1, zoom: 2 });
    for (let i = 0; i < 60; i += 1) stepPlayer(player, FRAME);
    expect(player.pose).toEqual(GOAL);
  });
});

describe('flying', () => {
  test('begins and ends with the toggle, and ends by itself when the ground is reached while sinking', () => {
    const { controls, player } = newPlayer();
    controls.up = true;
    toggleFly(player);
    for (let i = 0; i < 60; i += 1) stepPlayer(player, FRAME);
    expect(player.mode).toBe('fly');
    expect(player.pose.y).toBeGreaterThan(6);
    Object.assign(controls, { up: false, shift: true });
    for (let i = 0; i < 120; i += 1) stepPlayer(player, FRAME);
    expect(player.mode).toBe('walk');
    expect(player.pose.y).toBeCloseTo(3.62, 2);
  });
});

const ABOVE = { x: 0, y: 0, z: 0, yaw: 0.4, pitch: -0.6, distance: 150 };

describe('the map', () => {
  test('looks down from where it is told, and goes back to where the visitor stands', () => {
    const { controls, player } = newPlayer();
    controls.forward = 1;
    for (let i = 0; i < 60; i += 1) stepPlayer(player, FRAME);
    const stood = { ...player.pose };
    toggleMap(player, ABOVE);
    stepPlayer(player, FRAME);
    expect(player.pose.y).toBeGreaterThan(60);
    expect(player.pose.pitch).toBeLessThan(-0.5);
    controls.forward = 0;
    toggleMap(player, ABOVE);
    stepPlayer(player, FRAME);
    expect(player.pose.x).toBeCloseTo(stood.x, 1);
    expect(player.pose.z).toBeCloseTo(stood.z, 1);
    expect(player.pose.pitch).toBeCloseTo(stood.pitch, 6);
  });

  test('stood for the visitor at the eye, far outside the town: he is where his body stands', () => {
    const { player } = newPlayer();
    const asked = () => {
      const { x, z, yaw } = standpointOf(player);
      return { x, z, yaw };
    };
    expect(asked()).toEqual({ x: START.x, z: START.z, yaw: START.yaw });
    toggleMap(player, ABOVE);
    stepPlayer(player, FRAME);
    expect(asked()).toEqual({ x: START.x, z: START.z, yaw: START.yaw });
    expect(Math.hypot(player.pose.x - START.x, player.pose.z - START.z)).toBeGreaterThan(50);
  });

  test('comes nearer with the wheel and pans with the keys', () => {
    const { controls, player } = newPlayer();
    toggleMap(player, ABOVE);
    stepPlayer(player, FRAME);
    const { y } = player.pose;
    controls.zoom = 3;
    stepPlayer(player, FRAME);
    expect(player.pose.y).toBeLessThan(y);
    const { x } = player.orbit;
    controls.right = 1;
    for (let i = 0; i < 60; i += 1) stepPlayer(player, FRAME);
    expect(player.orbit.x).toBeGreaterThan(x + 20);
    expect(player.frame.body.x).toBe(START.x);
  });
});

test('looking stops short of straight up and down, and the wheel keeps the field of view within bounds', () => {
  const { controls, player } = newPlayer();
  Object.assign(controls, { turnPitch: 9, zoom: 40 });
  stepPlayer(player, FRAME);
  expect(player.pose).toMatchObject({ pitch: (89 * Math.PI) / 180, fieldOfView: 35 });
  Object.assign(controls, { turnPitch: -9, zoom: -40 });
  stepPlayer(player, FRAME);
  expect(player.pose).toMatchObject({ pitch: (-89 * Math.PI) / 180, fieldOfView: 75 });
});

test('a long pause between two frames is not walked through', () => {
  const { controls, player } = newPlayer();
  controls.forward = 1;
  stepPlayer(player, 60);
  expect(Math.hypot(player.pose.x - START.x, player.pose.z - START.z)).toBeLessThan(2);
});

describe('a tour', () => {
  const rising = { step: (pose: MutablePose, seconds: number) => void (pose.y += 60 * seconds) };

  test('leads the eye until the visitor moves, who goes on from there', () => {
    const { controls, player } = newPlayer();
    lead(player, rising);
    for (let i = 0; i < 60; i += 1) expect(stepPlayer(player, FRAME)).toBe(true);
    expect(player.pose.y).toBeCloseTo(START.y + 60, 6);
    controls.turnYaw = 0.2;
    stepPlayer(player, FRAME);
    expect(player.mode).toBe('fly');
    expect(player.pose.y).toBeCloseTo(START.y + 60, 6);
    expect(player.pose.yaw).toBeCloseTo(START.yaw + 0.2, 6);
  });

  test('is ended by flying and by the map, where the eye is', () => {
    for (const end of [toggleFly, (player: Player) => toggleMap(player, ABOVE)]) {
      const { player } = newPlayer();
      lead(player, rising);
      for (let i = 0; i < 60; i += 1) stepPlayer(player, FRAME);
      end(player);
      expect(player.frame.body.y + EYE_HEIGHT).toBeCloseTo(START.y + 60, 6);
    }
  });

  test('ends the wait of whoever was travelling', async () => {
    const { player } = newPlayer();
    const travelled = travelTo(player, GOAL);
    lead(player, rising);
    await travelled;
    expect(player.mode).toBe('tour');
  });
});
