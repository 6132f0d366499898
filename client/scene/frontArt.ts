import {
  ANCHORS,
  CONTROL_BOXES,
  SIGN_FACE,
  bellMesh,
  buttonMesh,
  caseGlassMesh,
  caseMesh,
  doorMesh,
  frontMesh,
  iceLeverMesh,
  leverMesh,
} from '../city/controls.ts';
import { caseChainMesh, leverChainMesh } from '../city/controlsChain.ts';
import { meshBoxes, type LooseBox } from '../city/boxes.ts';
import type { Mesh } from '../city/mesh.ts';
import { mergeMeshes } from '../city/meshBuilder.ts';
import type { Mount } from '../city/mounts.ts';
import { FRONT_PARTS, type Part, type Point } from '../city/parts.ts';
import type { Fitting, Front } from './art.ts';
import { COUNTDOWN_LAMPS } from './materials/liveParts.ts';

const CASE_OPACITY = 0.2;
const FOOT: Point = { x: 0, y: 0, z: 0 };

export function createFront(): Front {
  return {
    fittings: [
      { ...SOLID, mesh: frontMesh(), at: FOOT, part: null, mount: 'foot' },
      { ...SOLID, mesh: doorMesh(), at: ANCHORS.door, part: 'door', mount: 'foot' },
      mounted('lever', leverMesh(), 'lever'),
      mounted('iceLever', iceLeverMesh(), 'iceLever'),
      mounted('button', mergeMeshes([buttonMesh(), countdownMesh()]), 'button'),
      mounted('bell', bellMesh(), 'bell'),
      mounted('glassCase', caseMesh(), 'button'),
      { ...mounted('glassCase', caseGlassMesh(), 'button'), opacity: CASE_OPACITY },
    ],
    boxes: FRONT_PARTS.map((part) => ({ part, ...CONTROL_BOXES[part] })),
    chains: createChains(),
    signFace: SIGN_FACE,
  };
}

/** From the hook of a bell to the middle of its chain, whose lock hangs over the glass case, and as far ahead. */
const BELL = { down: 0.2, behind: 0.15 };

function createChains(): Front['chains'] {
  const [round, lever] = [caseChainMesh(), leverChainMesh()];
  const { bell } = ANCHORS;
  const beforeBell = { x: bell.x, y: bell.y - BELL.down, z: bell.z - BELL.behind };
  return {
    lever: { mesh: lever, at: ANCHORS.lever, scale: 1 },
    iceLever: { mesh: lever, at: ANCHORS.iceLever, scale: 0.9 },
    button: { mesh: round, at: ANCHORS.button, scale: 1 },
    bell: { mesh: round, at: beforeBell, scale: 1 },
  };
}

const LAMP = { pitch: 0.115, half: 0.04, below: 0.36, depth: 0.06 };

/** A row of lamps under the button's plate, each with its index as emission. */
const countdownMesh = (): Mesh =>
  meshBoxes([
    {
      cuboid: [
        -0.29,
        -LAMP.below - 0.07,
        -ANCHORS.button.z,
        0.29,
        -LAMP.below + 0.07,
        0.02 - ANCHORS.button.z,
      ],
      material: 'dark',
      without: [5],
    },
    ...Array.from({ length: COUNTDOWN_LAMPS }, (_, i): LooseBox => {
      const x = (i - (COUNTDOWN_LAMPS - 1) / 2) * LAMP.pitch;
      const [left, low, back] = [x - LAMP.half, -LAMP.below - LAMP.half, -ANCHORS.button.z];
      return {
        cuboid: [left, low, back, x + LAMP.half, -LAMP.below + LAMP.half, back + LAMP.depth],
        material: 'cpuLamp',
        without: [5],
        emission: i,
      };
    }),
  ]);

const SOLID = { opacity: 1 };

const mounted = (mount: Exclude<Mount, 'foot'>, mesh: Mesh, part: Part): Fitting => ({
  ...SOLID,
  ...{ mesh, part, mount, at: ANCHORS[mount] },
});
