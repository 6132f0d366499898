import type { Archetype } from '../../../shared/archetypes.ts';
import { SIZES, type Size } from '../sizes.ts';
import { meshBoxes } from '../boxes.ts';
import type { Mesh } from '../mesh.ts';
import { createMeshBuilder, mergeMeshes, EMPTY_MESH } from '../meshBuilder.ts';
import { meshVolume } from '../mesher.ts';
import type { Box, Point } from '../parts.ts';
import { VOXELS_PER_BLOCK, type Volume } from '../voxels.ts';
import type { LooseBox } from '../boxes.ts';
import { FRONT, createDraft, type Draft, type Opening } from './draft.ts';
import { farWindow } from './far.ts';
import { pathTo } from './props.ts';
import type { Marks } from './marks.ts';
import { drawCottage } from './cottage.ts';
import { drawSilo } from './silo.ts';
import { drawKiosk } from './kiosk.ts';
import { drawGate } from './gate.ts';
import { drawPost } from './post.ts';
import { drawObservatory } from './observatory.ts';
import { drawWorkshop } from './workshop.ts';
import { drawWarehouse } from './warehouse.ts';
import { drawForge } from './forge.ts';
import { drawFort } from './fort.ts';
import { drawHouse } from './house.ts';

/** A building of one archetype and size in plot-local blocks: the origin is the plot's corner, the façade faces +z. */
export interface Blueprint extends Omit<Marks, 'doorX'> {
  readonly archetype: Archetype;
  readonly size: Size;
  readonly volume: Volume;
  readonly boxes: readonly LooseBox[];
  readonly windows: readonly Opening[];
  /** What is hollow behind the door. */
  readonly room: Box;
  /** Middle of the door's foot, on the façade. */
  readonly door: Point;
  /** Middle of the sign, on the façade. */
  readonly sign: Point;
  /** At most 1,500 triangles. */
  readonly shell: Mesh;
  /** Keeps roof and outline: at most 60 triangles. */
  readonly far: Mesh;
  /** Whether this point, in blocks, is inside a wall or roof. */
  readonly isSolid: (x: number, y: number, z: number) => boolean;
}

const SIGN_HEIGHT = 2.93;
const FAR_TRIANGLES = 60;

type Draw = (draft: Draft, size: Size) => Marks;

const DRAWINGS: Readonly<Record<Archetype, Draw>> = {
  silo: drawSilo,
  kiosk: drawKiosk,
  gate: drawGate,
  post: drawPost,
  observatory: drawObservatory,
  workshop: drawWorkshop,
  warehouse: drawWarehouse,
  cottage: drawCottage,
  forge: drawForge,
  fort: drawFort,
  house: drawHouse,
};

const drawn = new Map<string, Blueprint>();

/** Drawn once and kept. */
export function blueprint(archetype: Archetype, size: Size): Blueprint {
  const key = `${archetype} ${size}`;
  const known = drawn.get(key);
  if (known) return known;
  const made = draw(archetype, size);
  drawn.set(key, made);
  return made;
}

export const allSizes = (archetype: Archetype): readonly Blueprint[] =>
  SIZES.map((size) => blueprint(archetype, size));

function draw(archetype: Archetype, size: Size): Blueprint {
  const draft = createDraft();
  const { doorX, ...marks } = DRAWINGS[archetype](draft, size);
  draft.boxes.push(pathTo(doorX));
  const { volume, boxes, windows, room } = draft;
  const cell = (blocks: number): number => Math.floor(blocks * VOXELS_PER_BLOCK);
  return {
    archetype,
    size,
    ...marks,
    volume,
    boxes,
    windows,
    room,
    door: { x: doorX, y: 0, z: FRONT },
    sign: { x: doorX, y: SIGN_HEIGHT, z: FRONT },
    shell: mergeMeshes([meshVolume(volume), meshBoxes(boxes)]),
    far: farMeshOf(draft),
    isSolid: (x, y, z) => volume.at(cell(x), cell(y), cell(z)) !== 0,
  };
}

/** What may be drawn of it from afar; see `Blueprint.far`. */
export const farMesh = ({ far }: Blueprint): Mesh => far;

function farMeshOf({ far, windows }: Draft): Mesh {
  const builder = createMeshBuilder();
  far.forEach(builder.quad);
  const places = Math.max(0, FAR_TRIANGLES / 2 - far.length);
  visibleFirst(windows).slice(0, places).map(farWindow).forEach(builder.quad);
  return builder.build() ?? EMPTY_MESH;
}

const SIDE_ORDER = { front: 0, right: 1, left: 2, back: 3 } as const;

const visibleFirst = (windows: readonly Opening[]): readonly Opening[] =>
  windows.toSorted((a, b) => SIDE_ORDER[a.side] - SIDE_ORDER[b.side]);
