import { islandX, rowLevel, SOUTHERN_ROW } from '../../shared/plots.ts';
import type { Host } from '../../shared/records.ts';
import { COURT_NORTH } from '../city/island/town.ts';
import type { Pose } from './pose.ts';

const DEGREE = Math.PI / 180;
const ARRIVAL_EYE = 1.7;
const TO_GATE = 27;

/** On the forecourt before the first gate, a little aside, with the lighthouse above it. */
export function arrivalPose(host: Host | undefined): Pose {
  return {
    x: islandX(host?.index ?? 0) - 3,
    y: rowLevel(SOUTHERN_ROW) + ARRIVAL_EYE,
    z: COURT_NORTH + TO_GATE,
    yaw: -4 * DEGREE,
    pitch: 5 * DEGREE,
    fieldOfView: 50,
  };
}
