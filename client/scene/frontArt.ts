import {
  ANCHORS,
  CONTROL_BOXES,
  LEVER_THROW,
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
import { FRONT_PARTS, type Part, type Point } from '../city/parts.ts';
import type { Fitting, Front, Swing } from './art.ts';
import { COUNTDOWN_LAMPS } from './materials/liveParts.ts';

const CASE_OPEN = 1.6;
const CASE_OPACITY = 0.2;
const FOOT: Point = { x: 0, y: 0, z: 0 };

export function createFront(): Front {
  const opens: Swing = { channel: 'armed', throw: CASE_OPEN };
  return {
    fittings: [
      still(frontMesh(), FOOT, null),
      still(doorMesh(), ANCHORS.door, 'door'),
      { ...still(leverMesh(), ANCHORS.lever, 'lever'), swing: { channel: 'lever', throw: LEVER_THROW } },
      {
        ...still(iceLeverMesh(), ANCHORS.iceLever, 'iceLever'),
        swing: { channel: 'ice', throw: LEVER_THROW },
      },
      still(mergeMeshes([buttonMesh(), countdownMesh()]), ANCHORS.button, 'button'),
      still(bellMesh(), ANCHORS.bell, 'bell'),
      { ...still(caseMesh(), ANCHORS.glassCase, 'button'), swing: opens },
      { ...still(caseGlassMesh(), ANCHORS.glassCase, 'button'), swing: opens, opacity: CASE_OPACITY },
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

const still = (mesh: Mesh, at: Point, part: Part | null): Fitting => ({
  mesh,
  at,
  part,
  swing: null,
  opacity: 1,
});
