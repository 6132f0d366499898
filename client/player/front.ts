import { islandX, plotAt, PLOT_SIZE } from '../../shared/plots.ts';
import { EYE_HEIGHT } from './body.ts';
import { clamp } from './motion.ts';
import type { Pose } from './pose.ts';

/** The control front of a building in the world: the middle of its door's threshold, and where it faces. */
export interface Front {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Quarter turns about y; 0 faces south, 1 east, 2 north, 3 west. */
  readonly turns: number;
  /** Height of the street before it. */
  readonly streetY: number;
  /** Upper edge of the sign above the threshold, and how far it stands before the façade. */
  readonly signTop: number;
  readonly signAhead: number;
}

export const SIGN_TOP = 3.56;
export const SIGN_AHEAD = 0.64;
/** From the street's edge to the façade. */
const FRONT_GARDEN = 2;
const LAWN_STEP = 0.5;

/** From the tank's outer edge on the left to the CPU column's on the right. */
const FRONT_HALF_WIDTH = 2.5;
const DISTANCE = 4.8;
/** Lower edge of what can be used, above the threshold, and how far it stands before the façade. */
const CONTROLS = { foot: 0.42, ahead: 0.3 };
const STREET_FIELD_OF_VIEW = 54;
const BUILDING_DISTANCE = 6.4;
const BUILDING_ASIDE = 4.5;
const BUILDING_FIELD_OF_VIEW = 68;
/** Blocks before the façade, to the south of it and above the street; how deep in the house the look goes; radians upward. */
const OVER_STREET = { ahead: 6, south: 23, up: 13, depth: 2.5, pitch: -0.06 };
const WIDEST_FIELD_OF_VIEW = 100;
const MARGIN = (1.5 * Math.PI) / 180;
const HALF_TURN = Math.PI;

/** The front of a building that stands in the middle of its plot, for when its own door is not known. */
export function frontOfPlot(plot: number, hostIndex: number): Front {
  const { x, y, z, turns } = plotAt(plot);
  const toDoor = PLOT_SIZE / 2 - FRONT_GARDEN;
  const angle = (turns * Math.PI) / 2;
  return {
    x: islandX(hostIndex) + x + Math.round(Math.sin(angle)) * toDoor,
    y,
    z: z + Math.round(Math.cos(angle)) * toDoor,
    turns,
    streetY: y - LAWN_STEP,
    signTop: SIGN_TOP,
    signAhead: SIGN_AHEAD,
  };
}

/**
 * The eye in the street before this front, facing it, with all six parts in view. `aspect` is width by height of the
 * picture: where it is narrow the field of view grows, and the head is raised as little as the sign allows.
 * @param covered share of the picture's height, from above, that lies under the tools of the page
 */
export function doorPose(front: Front, aspect: number, covered = 0): Pose {
  const fieldOfView = fieldOfViewFor(aspect);
  const half = (fieldOfView * Math.PI) / 360;
  const eye = front.streetY + EYE_HEIGHT;
  const toSign = Math.atan2(front.y + front.signTop - eye, DISTANCE - front.signAhead);
  const toThreshold = Math.atan2(front.y - eye, DISTANCE);
  const toControls = Math.atan2(front.y + CONTROLS.foot - eye, DISTANCE - CONTROLS.ahead);
  const free = Math.atan(Math.tan(half) * (1 - 2 * covered));
  const lowest = toSign - Math.min(half - MARGIN, free);
  const highest = toThreshold - MARGIN + half;
  return {
    ...before(front, DISTANCE),
    y: eye,
    yaw: yawTo(front),
    // Where not all of it fits, the sign matters more than the doorstep, and what can be used more than the sign.
    pitch: Math.min(Math.max(lowest, Math.min(0, highest)), toControls - MARGIN + half),
    fieldOfView,
  };
}

/** The eye inside, one step behind the door, looking at the wall across. */
export function interiorPose(front: Front): Pose {
  return {
    ...before(front, -0.6),
    y: front.y + EYE_HEIGHT,
    yaw: yawTo(front),
    pitch: -0.01,
    fieldOfView: 66,
  };
}

/**
 * The eye on the street's far kerb, a little to the north, so that the whole building is seen: farther off or to the south a
 * house across the street or the pillar of a gate would stand in the way.
 */
export function buildingPose(front: Front): Pose {
  const { x, z } = before(front, BUILDING_DISTANCE);
  const place = { x, y: front.streetY + EYE_HEIGHT, z: z - BUILDING_ASIDE };
  const yaw = Math.atan2(place.x - front.x, place.z - front.z);
  return { ...place, yaw, pitch: 0.3, fieldOfView: BUILDING_FIELD_OF_VIEW };
}

/** The eye above the street, to the south of the house in the sun, so that the roof and what stands over it are seen beside the street's houses. */
export function overStreetPose(front: Front): Pose {
  const { x, z } = before(front, OVER_STREET.ahead);
  const place = { x, y: front.streetY + OVER_STREET.up, z: z + OVER_STREET.south };
  const middle = before(front, -OVER_STREET.depth);
  const yaw = Math.atan2(place.x - middle.x, place.z - middle.z);
  return { ...place, yaw, pitch: OVER_STREET.pitch, fieldOfView: STREET_FIELD_OF_VIEW };
}

function before({ x, z, turns }: Front, distance: number): { x: number; z: number } {
  const angle = (turns * Math.PI) / 2;
  return { x: x + Math.sin(angle) * distance, z: z + Math.cos(angle) * distance };
}

/** Facing against the front's own direction. */
const yawTo = ({ turns }: Front): number => {
  const angle = (turns * Math.PI) / 2;
  return angle > HALF_TURN ? angle - 2 * Math.PI : angle;
};

function fieldOfViewFor(aspect: number): number {
  const across = Math.tan(Math.atan2(FRONT_HALF_WIDTH, DISTANCE - SIGN_AHEAD) + MARGIN);
  const needed = (2 * Math.atan(across / aspect) * 180) / Math.PI;
  return clamp(needed, STREET_FIELD_OF_VIEW, WIDEST_FIELD_OF_VIEW);
}
