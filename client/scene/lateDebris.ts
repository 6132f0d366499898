import type { Object3D } from 'three';
import type { Building } from './building.ts';
import type { Debris, Played } from './debris.ts';
import type { Uniforms } from './materials/uniforms.ts';

/** `Debris` whose script comes with the first transition: most visits see none before the town is drawn, and many none at all. */
export class LateDebris {
  readonly #create: () => Promise<Debris>;
  #debris: Debris | null = null;
  #coming: Promise<Debris> | null = null;

  constructor(parent: Object3D, uniforms: Uniforms) {
    this.#create = async () => {
      const { Debris } = await import('./debris.ts');
      return new Debris(parent, uniforms);
    };
  }

  /** See `Debris.play`. Without its script nothing flies, and the next one asks again. */
  play(building: Building, played: Played): void {
    if (this.#debris) this.#debris.play(building, played);
    else void this.#come(building, played);
  }

  /** While it comes, too, so that what has come is drawn. */
  isMoving(): boolean {
    return this.#debris?.isMoving() ?? this.#coming !== null;
  }

  step(nowMs: number): void {
    this.#debris?.step(nowMs);
  }

  dispose(): void {
    this.#debris?.dispose();
  }

  async #come(building: Building, played: Played): Promise<void> {
    try {
      this.#coming ??= this.#create();
      this.#debris = await this.#coming;
      this.#debris.play(building, played);
    } catch (error) {
      this.#coming = null;
      console.warn('No blocks fly.', error);
    }
  }
}
