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
import { chainMesh } from '../city/controlsChain.ts';
import type { Mesh } from '../city/mesh.ts';
import { PARTS, type Part, type Point } from '../city/parts.ts';
import type { Fitting, Front, Swing } from './art.ts';

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
      still(buttonMesh(), ANCHORS.button, 'button'),
      still(bellMesh(), ANCHORS.bell, 'bell'),
      { ...still(caseMesh(), ANCHORS.glassCase, 'button'), swing: opens },
      { ...still(caseGlassMesh(), ANCHORS.glassCase, 'button'), swing: opens, opacity: CASE_OPACITY },
    ],
    boxes: PARTS.flatMap((part) => (part === 'body' ? [] : [{ part, ...CONTROL_BOXES[part] }])),
    chain: chainMesh(),
    chainAt: {
      lever: ANCHORS.lever,
      iceLever: ANCHORS.iceLever,
      button: ANCHORS.button,
      bell: { ...ANCHORS.bell, y: ANCHORS.bell.y - 0.26 },
    },
    signFace: SIGN_FACE,
  };
}

const still = (mesh: Mesh, at: Point, part: Part | null): Fitting => ({
  mesh,
  at,
  part,
  swing: null,
  opacity: 1,
});
