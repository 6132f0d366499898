import type { ContainerAction } from '../../shared/actions.ts';
import type { Part } from '../city/parts.ts';
import type { TownArt } from './art.ts';
import type { Building } from './building.ts';
import type { Geography } from './geography.ts';
import type { Uniforms } from './materials/uniforms.ts';
import type { QualityLimits } from './quality.ts';
import type { DrawnStage } from './stage.ts';

export interface DrawsOptions {
  readonly stage: DrawnStage;
  readonly art: TownArt;
  readonly uniforms: Uniforms;
  readonly geography: Geography;
  readonly seed: number;
  readonly limits: () => QualityLimits;
  readonly chainedParts: (building: Building) => readonly Part[];
  readonly pendingOf: (building: Building) => ContainerAction | null;
  readonly meterOf: (building: Building) => readonly string[];
  /** Called with the buildings whose controls are drawn. */
  readonly onClose: (buildings: readonly Building[]) => void;
}
