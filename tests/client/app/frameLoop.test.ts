import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startFrameLoop, type FrameLoop } from '../../../client/app/frameLoop.ts';
import { createControls } from '../../../client/player/controls.ts';
import { createPlayer } from '../../../client/player/player.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';
import type { Pose } from '../../../client/player/pose.ts';

const START: Pose = { x: 0, y: 2, z: 0, yaw: 0, pitch: 0, fieldOfView: 54 };
let turns: FrameRequestCallback[] = [];
let drawn = 0;
let needsFrame = true;
/** The frame with this number leaves something for the next one. */
let unfinished = NaN;
/** Of each look at what is aimed at: whether the picture was another. */
let looks: boolean[] = [];
let loop: FrameLoop;

const turn = async (): Promise<void> => {
  const due = turns;
  turns = [];
  for (const call of due) call(performance.now());
  await Promise.resolve();
};

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (call: FrameRequestCallback) => turns.push(call));
  [turns, drawn, needsFrame, looks, unfinished] = [[], 0, true, [], NaN];
  const player = createPlayer(START, createControls(), createTownSolid());
  loop = startFrameLoop({
    scene: {
      render: () => (drawn += 1) !== unfinished,
      needsFrame: () => needsFrame,
      tookFrame: () => undefined,
    },
    ...{ player, showWorld: () => undefined, pace: () => undefined, flight: null },
    aim: (isOtherPicture) => looks.push(isOtherPicture),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('nothing is drawn before somebody asks for a drawn frame, however much has changed', async () => {
  await turn();
  loop.redraw();
  expect(drawn).toBe(0);

  const asked = loop.drawn();
  await turn();
  await asked;
  expect(drawn).toBe(1);
  await turn();
  loop.redraw();
  expect(drawn).toBe(3);
});

test('who waits for a frame is told of one from which nothing was left for the next', async () => {
  unfinished = 1;
  let isTold = false;
  void loop.drawn().then(() => (isTold = true));
  await turn();
  expect([drawn, isTold]).toEqual([1, false]);
  await turn();
  expect([drawn, isTold]).toEqual([2, true]);
});

test('a frame took as long as all that is done for it, without the wait for the GPU', async () => {
  turns = [];
  let nowMs = 0;
  const takes = (ms: number) => () => (nowMs += ms) > 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const costs: number[] = [];
  const scene = {
    render: takes(8),
    needsFrame: () => true,
    tookFrame: (_: number, ms: number) => costs.push(ms),
  };
  const player = createPlayer(START, createControls(), createTownSolid());
  const flight = { poseAt: () => START, drain: takes(100) };
  const flown = startFrameLoop({
    ...{ scene, player, flight, showWorld: takes(1), aim: takes(2), pace: () => undefined },
  });
  void flown.drawn();
  await turn();
  await turn();
  expect(costs).toEqual([11, 11]);
});

test('who waits for something to hold is told of the first frame that shows it, and nothing is drawn before', async () => {
  let holds = false;
  const told: number[] = [];
  const asked = loop.drawn(() => holds).then(() => told.push(drawn));
  await turn();
  expect(drawn).toBe(0);
  holds = true;
  await turn();
  await asked;
  expect(told).toEqual([1]);
});

test('who looks what is aimed at is told whether the picture is another than at the last look', async () => {
  void loop.drawn();
  await turn();
  await turn();
  needsFrame = false;
  await turn();
  await turn();
  loop.redraw();
  await turn();
  expect(looks).toEqual([true, true, true, false, true]);
});
