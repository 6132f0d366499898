import type { PropPlacement } from '../city/props/placing.ts';
import type { Pose } from '../player/pose.ts';
import type { Building } from './building.ts';
import type { DrawsOptions } from './drawsOptions.ts';
import { FittingDraws } from './fittingDraws.ts';
import { createGateBoards, type GateBoards } from './gateBoards.ts';
import { InteriorDraws } from './interiorDraws.ts';
import type { Surfaces } from './materials/blocks.ts';
import type { Near } from './nearest.ts';
import { SignDraws } from './signDraws.ts';
import { BREAK, signsOf } from './signs.ts';

const FITTING_RADIUS = 60;

/** What one uses, looks into and reads: switches and rooms of the nearest buildings, and everything that is written. */
export class Fronts {
  readonly #options: DrawsOptions;
  readonly #fittings: FittingDraws;
  readonly #interiors: InteriorDraws;
  readonly #signs: SignDraws;
  readonly #gates: GateBoards;
  /** What meters said when it was last asked: what is close is chosen anew more often than figures come. */
  #meters = new WeakMap<Building, string>();
  #near: Near | null = null;
  /** Those whose names are drawn. */
  #named: ReturnType<GateBoards['gatesAbout']> = [];
  /** Those whose fittings are drawn. */
  #close: readonly Building[] = [];

  constructor(options: DrawsOptions, { batches: { material } }: Surfaces) {
    const { stage, art, uniforms, geography, chainedParts } = options;
    this.#options = options;
    this.#fittings = new FittingDraws(stage.scene, { front: art.front, uniforms, material, chainedParts });
    this.#interiors = new InteriorDraws(stage.scene, uniforms, material);
    this.#signs = new SignDraws(stage.scene, art.font, uniforms);
    this.#gates = createGateBoards(geography);
  }

  setProps(props: readonly PropPlacement[]): void {
    this.#gates.setProps(props);
  }

  choose(near: Near, { y }: Pick<Pose, 'y'>): void {
    const { limits, onClose } = this.#options;
    const isClose = ({ at }: Building): boolean => Math.hypot(at.x - near.x, at.z - near.z) < FITTING_RADIUS;
    this.#near = near;
    this.#close = near.buildings.slice(0, limits().fittings).filter(isClose);
    this.#named = this.#gates.gatesAbout(near, y);
    this.#fittings.set(this.#close);
    this.#interiors.set(this.#close);
    onClose(this.#close);
    this.#write();
  }

  look(pose: Pose): void {
    this.#interiors.look(pose);
  }

  /** What meters say is another now. */
  write(): void {
    this.#meters = new WeakMap();
    this.#write();
  }

  dispose(): void {
    for (const part of [this.#fittings, this.#interiors, this.#signs]) part.dispose();
  }

  #write(): void {
    if (this.#near === null) return;
    const { limits, pendingOf } = this.#options;
    const readable = this.#near.buildings.slice(0, limits().signs);
    const houses = { readable, close: this.#close, rooms: this.#interiors.rooms() };
    const signs = signsOf(houses, { pendingOf, meterOf: this.#meterOf });
    this.#signs.set([...this.#named.flatMap(this.#gates.boardsOf), ...signs]);
  }

  readonly #meterOf = (building: Building): string => {
    const known = this.#meters.get(building);
    if (known !== undefined) return known;
    const text = this.#options.meterOf(building).join(BREAK);
    this.#meters.set(building, text);
    return text;
  };
}
