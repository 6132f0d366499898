import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parcelAt, plotAt } from '../../../shared/plots.ts';
import { allSizes } from '../../../client/city/blueprints/blueprint.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { PIER_DECK, PIER_LENGTH } from '../../../client/city/props/harbour.ts';
import { FERRY_PIER } from '../../../client/city/props/harbourRules.ts';
import { placeProps } from '../../../client/city/props/placement.ts';
import { createControls } from '../../../client/player/controls.ts';
import { EYE_HEIGHT } from '../../../client/player/body.ts';
import { doorPose, frontOfPlot, type Front } from '../../../client/player/front.ts';
import { createPlayer, showView, type Player } from '../../../client/player/player.ts';
import { stepPlayer } from '../../../client/player/step.ts';
import { isBlocked } from '../../../client/player/sweep.ts';
import { propObstacles } from '../../../client/player/obstacles.ts';
import { createTownSolid, type Obstacle } from '../../../client/player/townSolid.ts';
import { arrivalPose } from '../../../client/player/arrival.ts';

const PARCELS = [0, 1, 2, 3];
const HALF = 6.5;
const houses = [...allSizes('house'), ...allSizes('cottage')];
const houseOn = (plot: number) => houses[plot % houses.length];

function obstacleOn(plot: number): Obstacle[] {
  const house = houseOn(plot);
  if (house === undefined) return [];
  return [
    {
      at: plotAt(plot),
      bounds: { min: { x: -HALF, y: 0, z: -HALF }, max: { x: HALF, y: 20, z: HALF } },
      isSolid: (x, y, z) => house.isSolid(x + HALF, y, z + HALF),
    },
  ];
}

const plots = PARCELS.flatMap((parcel) => Array.from({ length: 8 }, (_, cell) => parcel * 8 + cell));
const solid = createTownSolid();
const island = createIsland(PARCELS, 1);
solid.setGround(island.groundAt);
const buildings = plots.flatMap(obstacleOn);
solid.setObstacles(() => buildings);
solid.setProps(propObstacles(placeProps(island, PARCELS, 1), 0));

/** The front of that plot's house, with its door where the house has it. */
function frontOn(plot: number): Front {
  const front = frontOfPlot(plot, 0);
  const aside = (houseOn(plot)?.door.x ?? HALF) - HALF;
  const angle = (front.turns * Math.PI) / 2;
  return { ...front, x: front.x + Math.cos(angle) * aside, z: front.z - Math.sin(angle) * aside };
}

function newPlayer() {
  const controls = createControls();
  return { controls, player: createPlayer(arrivalPose(undefined), controls, solid) };
}

function stepFor(player: Player, seconds: number): void {
  for (let i = 0; i < seconds * 30; i += 1) stepPlayer(player, 1 / 30);
}

describe('in a town with houses', () => {
  test('the arrival is firm ground', () => {
    const { x, y, z } = arrivalPose(undefined);
    expect(solid.groundAt(x, z)).toBe(2);
    expect(isBlocked(solid, { x, y: y - EYE_HEIGHT, z })).toBe(false);
  });

  test('the main street leads from the arrival to the terraces without a jump', () => {
    const { controls, player } = newPlayer();
    Object.assign(controls, { forward: 1, shift: true });
    stepPlayer(player, 1 / 30);
    // Aside of the pillars of the next gate.
    player.frame.body.yaw = -0.01;
    stepFor(player, 16);
    expect(player.pose.z).toBeLessThan(80);
    expect(player.pose.y).toBeGreaterThan(6);
    expect(player.mode).toBe('walk');
  });

  test.each(plots)('before the door of plot %d there is room to stand, in the street', (plot) => {
    const pose = doorPose(frontOn(plot), 1.6);
    const feet = { x: pose.x, y: pose.y - EYE_HEIGHT + 0.001, z: pose.z };
    expect(isBlocked(solid, feet)).toBe(false);
    expect(solid.groundAt(feet.x, feet.z)).toBe(parcelAt(Math.floor(plot / 8)).level);
  });

  test.each([0, 1, 2, 3, 4, 5])(
    'the house on plot %d is entered through its door by walking ahead',
    (plot) => {
      const { controls, player } = newPlayer();
      const front = frontOn(plot);
      showView(player, doorPose(front, 1.6));
      controls.forward = 1;
      stepFor(player, 1.6);
      const past = (front.x - player.pose.x) * Math.sign(Math.sin((front.turns * Math.PI) / 2));
      expect(past).toBeGreaterThan(1);
      expect(player.pose.y - EYE_HEIGHT).toBeCloseTo(front.y, 2);
    },
  );

  test.each([0, 1, 2, 3, 4, 5])('beside its door the house on plot %d cannot be entered', (plot) => {
    const { controls, player } = newPlayer();
    const front = frontOn(plot);
    const pose = doorPose(front, 1.6);
    showView(player, { ...pose, z: pose.z + 1.5 });
    controls.forward = 1;
    stepFor(player, 1.6);
    expect(Math.abs(front.x - player.pose.x)).toBeCloseTo(0.3, 2);
    expect((pose.x - front.x) * (player.pose.x - front.x)).toBeGreaterThan(0);
  });

  test('a pillar of the first gate stops whoever walks into it, and its opening lets them through', () => {
    const gate = parcelAt(0);
    const [north, height] = [gate.z + 26, gate.level + 1];
    expect([5, 0, -5].map((x) => solid.isSolid(x, height, north + 0.25))).toEqual([true, false, true]);
  });

  test('a pier dropped its visitors into the sea: one walks on it to its end', () => {
    const { controls, player } = newPlayer();
    showView(player, { ...arrivalPose(undefined), x: FERRY_PIER.x, z: FERRY_PIER.z - 2, yaw: Math.PI });
    controls.forward = 1;
    stepFor(player, 3.6);
    expect(player.pose.z - FERRY_PIER.z).toBeGreaterThan(PIER_LENGTH - 3);
    expect(player.pose.y - EYE_HEIGHT).toBeCloseTo(PIER_DECK, 2);
  });

  test('a ship and its boats are walked against, and not through', () => {
    const beside = (x: number, z: number) => [0, 1].map((y) => solid.isSolid(x, y + 0.25, FERRY_PIER.z + z));
    expect([beside(-16, 6.6), beside(15, 4.4), beside(0, 6)]).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  test('ten minutes of walking at random among houses, crates and gates never end inside anything, and home can be walked from', () => {
    const turn = fc.record({ degrees: fc.integer({ min: -180, max: 180 }), up: fc.boolean() });
    const tenMinutes = fc.array(turn, { minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(tenMinutes, (turns) => {
        const { controls, player } = newPlayer();
        Object.assign(controls, { forward: 1, shift: true });
        for (const { degrees, up } of turns) {
          controls.up = up;
          player.frame.body.yaw = (degrees * Math.PI) / 180;
          stepFor(player, 5);
          if (isBlocked(solid, player.frame.body)) return false;
        }
        showView(player, arrivalPose(undefined));
        Object.assign(controls, createControls(), { turnYaw: 0.1 });
        stepFor(player, 1);
        return player.frame.body.isStanding;
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});
