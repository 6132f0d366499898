import type { PropPlacement } from '../city/props/placing.ts';
import type { Pose } from '../player/pose.ts';
import type { Building } from './building.ts';
import type { DrawsOptions } from './drawsOptions.ts';
import { FittingDraws } from './fittingDraws.ts';
import { InteriorDraws } from './interiorDraws.ts';
import type { Surfaces } from './materials/blocks.ts';
import type { Near } from './nearest.ts';
import { SignDraws } from './signDraws.ts';
import { signsOf } from './signs.ts';
import { createSquares, itemsAbout } from './squares.ts';

const FITTING_RADIUS = 60;
/** Blocks beyond which the name on a gate is a smear; from above one sees more gates, and looks for a name. */
const GATE_RANGE = { least: 180, most: 300 };
const GATES: ReadonlySet<PropPlacement['kind']> = new Set(['gate5', 'gate8']);

/** What one uses, looks into and reads: switches and rooms of the nearest buildings, and everything that is written. */
export class Fronts {
  readonly #options: DrawsOptions;
  readonly #fittings: FittingDraws;
  readonly #interiors: InteriorDraws;
  readonly #signs: SignDraws;
  readonly #gates = createSquares<PropPlacement>((gate) => gate);
  #near: Near | null = null;
  /** Those whose names are drawn. */
  #named: readonly PropPlacement[] = [];
  /** Those whose fittings are drawn. */
  #close: readonly Building[] = [];

  constructor(options: DrawsOptions, { batches: { material } }: Surfaces) {
    const { stage, art, uniforms, chainedParts } = options;
    this.#options = options;
    this.#fittings = new FittingDraws(stage.scene, { front: art.front, uniforms, material, chainedParts });
    this.#interiors = new InteriorDraws(stage.scene, uniforms, material);
    this.#signs = new SignDraws(stage.scene, art.font, uniforms);
  }

  setProps(props: readonly PropPlacement[]): void {
    this.#gates.clear();
    for (const prop of props) if (GATES.has(prop.kind)) this.#gates.put(prop);
  }

  choose(near: Near, { y }: Pick<Pose, 'y'>): void {
    const { limits, onClose } = this.#options;
    const isClose = ({ at }: Building): boolean => Math.hypot(at.x - near.x, at.z - near.z) < FITTING_RADIUS;
    this.#near = near;
    this.#close = near.buildings.slice(0, limits().fittings).filter(isClose);
    this.#named = itemsAbout(this.#gates, near, Math.min(GATE_RANGE.most, GATE_RANGE.least + Math.max(0, y)));
    this.#fittings.set(this.#close);
    this.#interiors.set(this.#close);
    onClose(this.#close);
    this.write();
  }

  look(pose: Pose): void {
    this.#interiors.look(pose);
  }

  write(): void {
    if (this.#near === null) return;
    const readable = this.#near.buildings.slice(0, this.#options.limits().signs);
    const seen = { gates: this.#named, readable, close: this.#close, rooms: this.#interiors.rooms() };
    this.#signs.set(signsOf(seen, this.#options));
  }

  dispose(): void {
    for (const part of [this.#fittings, this.#interiors, this.#signs]) part.dispose();
  }
}
