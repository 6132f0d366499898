import { ISLAND_PITCH, islandX } from '../../shared/plots.ts';
import type { Building } from './building.ts';
import { isNewForm, isOtherLight, touches, type Change } from './effects.ts';
import type { Pose } from '../player/pose.ts';
import { focusOf, NOWHERE, type Focus } from './focus.ts';
import type { Geography } from './geography.ts';
import { createLampField } from './lampField.ts';
import { doorLamps, type LampSpot } from './land.ts';
import type { Uniforms } from './materials/uniforms.ts';
import type { QualityLimits } from './quality.ts';
import type { Spot } from './squares.ts';
import { ShadowMap, type ShadowStage } from './shadowMap.ts';

export interface FocusLightOptions {
  readonly stage: ShadowStage;
  readonly uniforms: Uniforms;
  readonly geography: Geography;
  readonly limits: () => QualityLimits;
}

/** What lights the focus: all that stands and hangs in the town. */
export interface LitTown {
  readonly buildingsAbout: (spot: Spot, range: number) => readonly Building[];
  readonly lampsAbout: (spot: Spot, range: number) => readonly LampSpot[];
}

const isWithin =
  (from: Spot, range: number) =>
  ({ x, z }: Spot): boolean =>
    Math.abs(x - from.x) < range && Math.abs(z - from.z) < range;

/** Lamp light and shadows of the ground that is looked at, drawn anew only when something there is another. */
export class FocusLight {
  readonly #options: FocusLightOptions;
  readonly #lamps;
  #shadow: ShadowMap | null = null;
  #shadowPixels = 0;
  #focus = NOWHERE;
  #areLampsStale = true;
  #isShadowStale = true;
  /** The first look comes without shadows: their programs are a third of what a slow machine waits for. */
  #hasLooked = false;

  constructor(options: FocusLightOptions) {
    this.#options = options;
    this.#lamps = createLampField(options.uniforms);
  }

  invalidate(): void {
    this.#focus = NOWHERE;
  }

  landChanged(hostIndex: number): void {
    if (Math.abs(islandX(hostIndex) - this.#focus.x) < ISLAND_PITCH / 2 + this.#focus.half) this.invalidate();
  }

  buildingsChanged(changes: readonly Change[]): void {
    const isHere = isWithin(this.#focus, 2 * this.#focus.half);
    const here = changes.filter((change) => touches(change, isHere));
    if (this.#isDark() && here.some(isOtherLight)) this.#areLampsStale = true;
    if (here.some(isNewForm)) this.#isShadowStale = true;
  }

  look(pose: Pose, town: LitTown): void {
    const focus = focusOf(pose, this.#focus);
    const isElsewhere = focus !== this.#focus;
    this.#focus = focus;
    if (isElsewhere) this.#lamps.survey(focus, ...this.#options.geography.islandAt(focus.x));
    if (isElsewhere || this.#areLampsStale) this.#lamps.shine(focus, this.#lampsAbout(focus, town));
    const isDue = isElsewhere || this.#isShadowStale;
    if (isDue && this.#hasLooked) this.#castShadows(focus);
    this.#areLampsStale = false;
    this.#isShadowStale = isDue && !this.#hasLooked;
    this.#hasLooked = true;
  }

  dispose(): void {
    this.#shadow?.dispose();
    this.#lamps.dispose();
  }

  #isDark(): boolean {
    return this.#options.uniforms.uNight.value > 0;
  }

  #lampsAbout(focus: Focus, { buildingsAbout, lampsAbout }: LitTown): readonly LampSpot[] {
    if (!this.#isDark()) return [];
    const range = 2 * focus.half;
    return [...lampsAbout(focus, range), ...buildingsAbout(focus, range).flatMap(doorLamps)];
  }

  #castShadows(focus: Focus): void {
    this.#shadowMap()?.draw(this.#options.stage, focus);
  }

  #shadowMap(): ShadowMap | null {
    const { shadowMap: pixels } = this.#options.limits();
    if (pixels === this.#shadowPixels) return this.#shadow;
    this.#shadow?.dispose();
    this.#shadow = pixels > 0 ? new ShadowMap(this.#options.uniforms, pixels) : null;
    this.#shadowPixels = pixels;
    return this.#shadow;
  }
}
