import type { Part } from '../city/parts.ts';
import type { Building } from './building.ts';
import { createCells, type Cells } from './cells.ts';
import { createChainedParts } from './chainedParts.ts';
import { Draws } from './draws.ts';
import { createForerunners, type Forerunners } from './forerunners.ts';
import { createGeography, type Geography } from './geography.ts';
import { LateDebris } from './lateDebris.ts';
import { lightTown } from './light.ts';
import { createUniforms, type Uniforms } from './materials/uniforms.ts';
import { createMotions, type Motions } from './motions.ts';
import { createPalettes } from './palettes.ts';
import { limitsOf, type QualityLimits } from './quality.ts';
import { Stage } from './stage.ts';
import { createCellTexture, createTiles } from './textures.ts';
import { Town, type TownParts } from './town.ts';
import { createTownArt } from './townArt.ts';
import type { SceneOptions } from './townScene.ts';

/** What a scene is made of. */
export interface SceneParts {
  readonly uniforms: Uniforms;
  readonly cells: Cells;
  readonly motions: Motions;
  readonly town: Town;
  readonly geography: Geography;
  readonly stage: Stage;
  readonly draws: Draws;
  readonly debris: LateDebris;
  readonly forerunners: Forerunners;
  readonly cellTexture: ReturnType<typeof createCellTexture>;
  readonly chainedParts: (building: Building) => readonly Part[];
  readonly dispose: () => void;
}

export interface PartsOptions extends SceneOptions {
  readonly limits: () => QualityLimits;
  readonly onClose: (buildings: readonly Building[]) => void;
  readonly onForm: TownParts['onForm'];
}

export function createSceneParts(options: PartsOptions): SceneParts {
  const { canvas, seed, calm, limits, onClose, onForm } = options;
  const uniforms = createUniforms();
  const stage = new Stage({ canvas, uniforms, antialias: limitsOf(options.quality).antialias });
  const art = createTownArt();
  const cells = createCells();
  const motions = createMotions(cells);
  const palettes = createPalettes();
  const onPlay: TownParts['onPlay'] = (building, played) => debris.play(building, played);
  const { numberOf: paletteNumberOf } = palettes;
  const town = new Town({ art, cells, motions, paletteNumberOf, isCalm: calm, onForm, onPlay });
  const geography = createGeography();
  const chainedParts = createChainedParts(options);
  const parts = { stage, art, uniforms, geography };
  const draws = new Draws({ ...parts, seed, limits, chainedParts, ...wordsOf(options, town), onClose });
  const forerunners = createForerunners(stage, uniforms, limits().shadowMap > 0);
  const debris = new LateDebris(stage.scene, uniforms);
  const cellTexture = createCellTexture(cells);
  const tiles = createTiles();
  uniforms.uTiles.value = tiles;
  uniforms.uPalette.value = palettes.texture;
  lightTown(uniforms, options.timeOfDay);
  const dispose = disposeAll([draws, forerunners, debris, cellTexture, palettes.texture, tiles, stage]);
  return {
    ...{
      uniforms,
      cells,
      motions,
      town,
      geography,
      stage,
      draws,
      debris,
      forerunners,
      cellTexture,
      chainedParts,
      dispose,
    },
  };
}

const wordsOf = ({ meterOf }: PartsOptions, town: Town) => ({
  pendingOf: ({ id }: Building) => town.pendingOf(id),
  meterOf: ({ container }: Building) => meterOf(container),
});

const disposeAll = (parts: readonly { dispose(): void }[]) => (): void => {
  for (const part of parts) part.dispose();
};
