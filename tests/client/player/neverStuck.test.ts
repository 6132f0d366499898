import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBody, type Frame } from '../../../client/player/body.ts';
import { createControls } from '../../../client/player/controls.ts';
import { fly } from '../../../client/player/fly.ts';
import { createPlayer, showView, toggleFly, toggleMap } from '../../../client/player/player.ts';
import { stepPlayer } from '../../../client/player/step.ts';
import { isBlocked } from '../../../client/player/sweep.ts';
import { walk } from '../../../client/player/walk.ts';
import { bumpyField } from './field.ts';

const MINUTES = 10;
const STEP_SECONDS = 10;
const STEPS = (MINUTES * 60) / STEP_SECONDS;

const step = fc.record({
  forward: fc.constantFrom(-1, 0, 1, 1, 1),
  right: fc.constantFrom(-1, 0, 1),
  up: fc.boolean(),
  shift: fc.boolean(),
  yaw: fc.double({ min: -3, max: 3, noNaN: true }),
  seconds: fc.constantFrom(1 / 30, 1 / 60),
});
const tenMinutes = fc.array(step, { minLength: STEPS, maxLength: STEPS });

const newFrame = (): Frame => ({
  body: createBody({ x: 0, y: 2.5, z: 0 }),
  controls: createControls(),
  solid: bumpyField,
  seconds: 1 / 30,
});

test.each([
  ['walking over walls and into the sea', walk],
  ['flying between walls', fly],
])(
  'ten minutes of %s at random never end inside anything',
  (_, rig) => {
    fc.assert(
      fc.property(tenMinutes, (steps) => {
        const frame = newFrame();
        rig(frame);
        for (const { yaw, seconds, ...controls } of steps) {
          Object.assign(frame.controls, controls);
          frame.seconds = seconds;
          frame.body.yaw = yaw;
          for (let i = 0; i < STEP_SECONDS / seconds; i += 1) {
            rig(frame);
            if (isBlocked(bumpyField, frame.body)) return false;
          }
        }
        return Number.isFinite(frame.body.x + frame.body.y + frame.body.z);
      }),
      { numRuns: 3 },
    );
  },
  30_000,
);

const ABOVE = { x: 0, y: 0, z: 0, yaw: 0, pitch: -0.75, distance: 110 };

test('from wherever ten minutes of anything have led, home is one view away and can be walked from', () => {
  const home = { x: 0.5, y: 4.62, z: 0.5, yaw: 0, pitch: 0, fieldOfView: 54 };
  const way = fc.record({ step, turn: fc.constantFrom('fly', 'map', 'none', 'none') });
  fc.assert(
    fc.property(fc.array(way, { minLength: STEPS, maxLength: STEPS }), (ways) => {
      const controls = createControls();
      const player = createPlayer(home, controls, bumpyField);
      for (const { step: asked, turn } of ways) {
        if (turn === 'fly') toggleFly(player);
        if (turn === 'map') toggleMap(player, ABOVE);
        Object.assign(controls, { ...asked, turnYaw: asked.yaw });
        for (let i = 0; i < 100; i += 1) stepPlayer(player, 0.1);
      }
      showView(player, home);
      Object.assign(controls, createControls(), { turnYaw: 0.1 });
      for (let i = 0; i < 20; i += 1) stepPlayer(player, 0.1);
      expect(player.mode).toBe('walk');
      expect(player.frame.body.isStanding).toBe(true);
      expect(Math.hypot(player.pose.x - home.x, player.pose.z - home.z)).toBeLessThan(0.1);
    }),
    { numRuns: 3 },
  );
}, 30_000);
