import { drawTown } from '../support/scene/drawnTown.ts';
import { simulatedTown } from '../support/scene/simulatedTown.ts';
import { EYE_STEP } from '../../client/scene/nearest.ts';

const STEPS = 120;
const ROUNDS = 5;

/**
 * Milliseconds in which all that is near is chosen anew when a visitor passes a border, and all that is in view is sent: the
 * least of some medians over a walk through the town. What is drawn for the first time on a walk is left out.
 */
export function chooseAnewMs(containers: number): number {
  const town = drawTown(simulatedTown(containers), 'medium');
  const start = town.poseOf('street');
  const walk = (): number => {
    const times = Array.from({ length: STEPS }, (_, step) => {
      const pose = { ...start, z: start.z - step * EYE_STEP };
      const began = performance.now();
      town.look(pose);
      return performance.now() - began;
    });
    return times.toSorted((a, b) => a - b)[STEPS / 2] ?? NaN;
  };
  walk();
  const least = Math.min(...Array.from({ length: ROUNDS }, walk));
  town.dispose();
  return least;
}
