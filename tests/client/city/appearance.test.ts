import { describe, expect, it } from 'vitest';
import { appearanceOf, roofOf, sizeOf } from '../../../client/city/appearance.ts';
import type { Container } from '../../../shared/records.ts';

const container: Container = {
  type: 'container',
  id: 'container:local/1',
  host: 'host:local',
  name: 'shop-db-1',
  image: 'postgres:16',
  state: 'running',
  health: 'healthy',
  exitCode: null,
  oomKilled: false,
  restartCount: 0,
  startedAt: 0,
  cpuLimit: null,
  memoryLimit: 2 ** 28,
  project: 'shop',
  service: 'db',
  number: 1,
  plot: 0,
  slot: 0,
  protected: false,
  building: '',
};

describe('appearanceOf', () => {
  it('tells archetype, size, walls, roof and look', () => {
    const { walls, ...rest } = appearanceOf(container);
    expect(rest).toEqual({ archetype: 'silo', size: 's', roof: roofOf('shop'), look: 'healthy' });
    expect(walls).toEqual(appearanceOf({ ...container, image: 'quay.io/x/postgres:9' }).walls);
  });

  it('does not depend on name, slot or plot', () => {
    expect(appearanceOf({ ...container, name: 'x', slot: 9, plot: 77 })).toEqual(appearanceOf(container));
  });
});

describe('sizeOf', () => {
  it.each([
    [null, 'm'],
    [2 ** 28, 's'],
    [2 ** 28 + 1, 'm'],
    [2 ** 31, 'm'],
    [2 ** 31 + 1, 'l'],
  ])('%s bytes are %s', (bytes, size) => {
    expect(sizeOf(bytes)).toBe(size);
  });
});

describe('roofOf', () => {
  it('spreads projects over all roofs', () => {
    const roofs = Array.from({ length: 70 }, (_, i) => roofOf(`project-${i}`));
    expect(new Set(roofs).size).toBe(7);
  });
});
