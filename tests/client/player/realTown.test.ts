import { describe, expect, test } from 'vitest';
import { parcelAt, plotAt } from '../../../shared/plots.ts';
import { allSizes } from '../../../client/city/blueprints/blueprint.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { createControls } from '../../../client/player/controls.ts';
import { EYE_HEIGHT } from '../../../client/player/body.ts';
import { doorPose, frontOfPlot, type Front } from '../../../client/player/front.ts';
import { createPlayer, showView, stepPlayer, type Player } from '../../../client/player/player.ts';
import { isBlocked } from '../../../client/player/sweep.ts';
import { createTownSolid, type Obstacle } from '../../../client/player/townSolid.ts';
import { arrivalPose } from '../../../client/player/viewpoints.ts';

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
solid.setGround(createIsland(PARCELS, 1).groundAt);
solid.setObstacles(plots.flatMap(obstacleOn));

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
    player.frame.body.yaw = 0.02;
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
});
