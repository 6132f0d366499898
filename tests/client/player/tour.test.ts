import { describe, expect, test } from 'vitest';
import type { Pose } from '../../../client/player/pose.ts';
import { createTour, LEG_SECONDS, type Itinerary } from '../../../client/player/tour.ts';

const at = (x: number, y: number): Pose => ({ x, y, z: 0, yaw: 0, pitch: 0, fieldOfView: 54 });
const START = at(0, 3);
const BEGIN = at(100, 5);
const END = at(110, 5);
const SECONDS = 10;
const FRAME = 0.1;

/** Where the eye is after each step, until so many seconds have passed. */
function follow(itinerary: Itinerary, seconds: number, isCalm = false): Pose[] {
  const tour = createTour(itinerary, isCalm);
  const pose = { ...START };
  return Array.from({ length: Math.round(seconds / FRAME) }, () => {
    tour.step(pose, FRAME);
    return { ...pose };
  });
}

const once: Itinerary = (number) => (number === 0 ? { from: BEGIN, to: END, seconds: SECONDS } : null);

describe('a tour', () => {
  test('rises over the roofs before it goes on, and sinks when it is there', () => {
    const way = follow(once, LEG_SECONDS);
    const roofs = way.filter(({ x }) => x > 1 && x < 99);
    expect(roofs.length).toBeGreaterThan(15);
    expect(Math.min(...roofs.map(({ y }) => y))).toBeGreaterThan(10);
    expect(way.at(-1)).toEqual(BEGIN);
  });

  test('looks to where it goes, until it is near', () => {
    const early = follow(once, LEG_SECONDS)[Math.round(LEG_SECONDS / FRAME / 3)];
    expect(early?.yaw).toBeLessThan(-0.8);
    expect(early?.pitch).toBeLessThan(0);
  });

  test('moves slowly through a stop, and holds its end where there is no other', () => {
    const way = follow(once, LEG_SECONDS + SECONDS + 5);
    expect(way.at(-1)).toEqual(END);
    const steps = way.slice(Math.round(LEG_SECONDS / FRAME)).map(({ x }) => x);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  test('goes on to the next stop, past what has nothing to show, for ever', () => {
    const asked: number[] = [];
    const itinerary: Itinerary = (number) => {
      asked.push(number);
      return number % 3 === 0 ? { from: BEGIN, to: BEGIN, seconds: 1 } : null;
    };
    follow(itinerary, 3 * (LEG_SECONDS + 1));
    expect(asked.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('cuts to another island, since there is only sea on the way', () => {
    const island = at(8_192, 90);
    const [first] = follow(() => ({ from: island, to: island, seconds: 1 }), FRAME);
    expect(first).toEqual(island);
  });

  test('stands still and cuts for who asked for less motion', () => {
    const views = follow((number) => ({ from: at(number, 1), to: END, seconds: 1 }), 2.5, true);
    expect([...new Set(views.map(({ x }) => x))]).toEqual([0, 1, 2]);
  });

  test('stays where it is in a town where there is nothing', () => {
    expect(follow(() => null, 1).at(-1)).toEqual(START);
  });
});
