import { describe, expect, it } from 'vitest';
import { materialNumber } from '../../../client/city/materials.ts';
import { createVolume, type Volume } from '../../../client/city/voxels.ts';

function countOf(volume: Volume): number {
  let count = 0;
  volume.recast(() => {
    count += 1;
    return 'keep';
  });
  return count;
}

describe('volume', () => {
  it('holds two voxels a block', () => {
    const volume = createVolume([2, 1, 3]);
    volume.fill([0, 0, 0, 9, 9, 9], 'stone');
    expect([volume.width, volume.height, volume.depth, countOf(volume)]).toEqual([4, 2, 6, 48]);
  });

  it('is air outside and where it was dug', () => {
    const volume = createVolume([2, 2, 2]);
    volume.fill([0, 0, 0, 2, 2, 2], 'wall');
    volume.fill([0, 0, 0, 1, 0.5, 0.5], null);
    expect([volume.at(0, 0, 0), volume.at(2, 0, 0), volume.at(-1, 0, 0)]).toEqual([
      0,
      materialNumber('wall'),
      0,
    ]);
  });

  it('rounds cylinders and domes about their axis', () => {
    const volume = createVolume([6, 6, 6]);
    volume.cylinder({ x: 3, z: 3, radius: 2, from: 0, to: 1, inner: 1 }, 'wall');
    volume.ellipsoid({ centre: [3, 1, 3], radii: [2, 2, 2], from: 1 }, 'roof');
    const turned = (x: number, y: number, z: number): number => volume.at(11 - z, y, x);
    for (let x = 0; x < 12; x += 1)
      for (let z = 0; z < 12; z += 1)
        for (let y = 0; y < 12; y += 1) expect(volume.at(x, y, z)).toBe(turned(x, y, z));
    expect(volume.at(6, 0, 6)).toBe(0);
    expect(volume.at(6, 5, 6)).toBe(materialNumber('roof'));
  });

  it('is copied by value', () => {
    const volume = createVolume([1, 1, 1]);
    const copy = volume.copy();
    copy.fill([0, 0, 0, 1, 1, 1], 'stone');
    expect([countOf(volume), countOf(copy)]).toEqual([0, 8]);
  });
});
