import type { Blueprint } from './blueprints/blueprint.ts';
import { VOXELS_PER_BLOCK } from './voxels.ts';

/** Top of the highest voxel at a place, in blocks; 0 over open ground. */
export function heightAt({ volume }: Blueprint, x: number, z: number): number {
  const [cx, cz] = [Math.floor(x * VOXELS_PER_BLOCK), Math.floor(z * VOXELS_PER_BLOCK)];
  let y = volume.height - 1;
  while (y >= 0 && volume.at(cx, y, cz) === 0) y -= 1;
  return (y + 1) / VOXELS_PER_BLOCK;
}
