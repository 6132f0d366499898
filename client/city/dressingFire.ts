import type { Blueprint } from './blueprints/blueprint.ts';
import { heightAt } from './dressingHeight.ts';
import type { LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import { noise } from './noise.ts';
import { damagePoint } from './dressingBurst.ts';
import type { Point } from './parts.ts';

/** Place along the roof (0 … 1), nearer to the street or not, width and height of each flame. */
const FLAMES = [
  [0.06, 0, 1.7, 2.1],
  [0.3, 0, 2.4, 3.9],
  [0.56, 0, 2, 2.7],
  [0.8, 0, 2.2, 3.4],
  [0.98, 0, 1.4, 2],
  [0.18, 1, 1.6, 1.9],
  [0.5, 1, 1.4, 1.5],
  [0.78, 1, 1.8, 2.2],
] as const;
const HEAT: readonly MaterialName[] = ['flameLow', 'flameLow', 'flame', 'flame', 'flameHigh'];

/** Eight flames on the roof, each a stack that narrows and leans. */
export function fireBoxes(blueprint: Blueprint): LooseBox[] {
  const { min, max } = blueprint.body;
  const middle = (min.z + max.z) / 2;
  return FLAMES.flatMap(([along, near, width, height], flame) => {
    const x = min.x + 0.8 + (max.x - min.x - 1.6) * along;
    const z = near ? middle + (max.z - middle) * 0.65 : middle;
    const foot = heightAt(blueprint, x, z) - 0.2;
    const lean = flame % 2 === 0 ? -0.12 : 0.14;
    return HEAT.flatMap((material, i): LooseBox[] => {
      const share = i / HEAT.length;
      const half = (width * (1 - share) * (0.85 + noise(flame, i, 51) * 0.3)) / 2 + 0.06;
      const y = foot + share * height;
      const px = x + lean * i * (1 + share);
      const top = y + height / HEAT.length + 0.05;
      const tongue: LooseBox = {
        cuboid: [px - half, y, z - half * 0.8, px + half, top, z + half * 0.8],
        material,
        without: [3],
      };
      const core: LooseBox = {
        cuboid: [px - half * 0.5, y, z, px + half * 0.5, top - 0.1, z + half * 0.8 + 0.06],
        material: 'flameHigh',
        without: [3, 5],
      };
      return i < 2 ? [tongue, core] : [tongue];
    });
  });
}

const EMBERS = 9;
const EMBER = 0.28;

/** Glowing bits in the burnt hole. */
export function emberBoxes(blueprint: Blueprint): LooseBox[] {
  const { x, y, z } = damagePoint(blueprint);
  return Array.from({ length: EMBERS }, (_, i): LooseBox => {
    const px = x - 2 + noise(i, 1, 61) * 2.6;
    const pz = z - 0.4 + noise(i, 2, 62) * 1.6;
    const py = Math.min(y, heightAt(blueprint, px, pz)) - 0.3 + noise(i, 3, 63) * 0.8;
    return {
      cuboid: [px, py, pz, px + EMBER, py + EMBER, pz + EMBER],
      material: i % 2 === 0 ? 'ember' : 'flameHigh',
    };
  });
}

/** Above the flames, aside of the lantern: where their smoke begins. */
export function blazePoint(blueprint: Blueprint): Point {
  const { min, max } = blueprint.body;
  const [x, z] = [min.x + (max.x - min.x) * 0.3, (min.z + max.z) / 2];
  return { x, y: heightAt(blueprint, x, z) + FLAME_HEIGHT, z };
}

const FLAME_HEIGHT = 2;
