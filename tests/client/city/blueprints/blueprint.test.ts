import { describe, expect, it } from 'vitest';
import { SIZES } from '../../../../client/city/sizes.ts';
import { ARCHETYPES } from '../../../../shared/archetypes.ts';
import { blueprint, farMesh } from '../../../../client/city/blueprints/blueprint.ts';
import type { Mesh } from '../../../../client/city/mesh.ts';
import { triangleCount } from '../../../../client/city/meshBuilder.ts';

const all = ARCHETYPES.flatMap((archetype) => SIZES.map((size) => blueprint(archetype, size)));
const named = all.map((plan) => [`${plan.archetype} ${plan.size}`, plan] as const);

const extent = (mesh: Mesh, axis: number): [number, number] => {
  const values = [...mesh.vertices].filter((_, i) => i % 4 === axis).map((value) => value / 64);
  return [Math.min(...values), Math.max(...values)];
};

describe('blueprints', () => {
  it.each(named)('%s keeps its shell within 1,500 triangles and its far form within 60', (_, plan) => {
    expect(triangleCount(plan.shell)).toBeLessThanOrEqual(1500);
    expect(triangleCount(farMesh(plan))).toBeLessThanOrEqual(60);
    expect(triangleCount(farMesh(plan))).toBeGreaterThan(12);
  });

  it('keep a mean of 1,100 triangles a shell', () => {
    const total = all.reduce((sum, { shell }) => sum + triangleCount(shell), 0);
    expect(total / all.length).toBeLessThanOrEqual(1100);
  });

  it.each(named)('%s stays on its plot and below 18 blocks', (_, plan) => {
    for (const axis of [0, 2]) {
      const [low, high] = extent(plan.shell, axis);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(13.01);
    }
    expect(extent(plan.shell, 1)[1]).toBeLessThanOrEqual(18);
  });

  it.each(named)('%s can be entered through its door and has a room of three by two', (_, plan) => {
    const { x, z } = plan.door;
    const path = [0.2, 1, 1.8].flatMap((y) =>
      [z + 0.5, z - 0.25, z - 0.75, z - 1.5].flatMap((at) =>
        [-0.4, 0.4].map((dx) => [x + dx, y, at] as const),
      ),
    );
    const inside = [-1.4, 0, 1.4].flatMap((dx) => [-1.3, -2.3].map((dz) => [x + dx, 1, z + dz] as const));
    const blocked = [...path, ...inside].filter(([px, py, pz]) => plan.isSolid(px, py, pz));
    expect(blocked).toEqual([]);
  });

  it.each(named)('%s offers a flat wall behind the whole control front', (_, plan) => {
    const { x, z } = plan.door;
    const holes: number[][] = [];
    for (let dx = -2.7; dx <= 2.5; dx += 0.25)
      for (let y = 0.3; y < 3.7; y += 0.25) {
        if (Math.abs(dx) < 0.6 && y < 2.1) continue;
        if (!plan.isSolid(x + dx, y, z - 0.25)) holes.push([dx, y]);
        if (plan.isSolid(x + dx, y, z + 0.25)) holes.push([dx, y]);
      }
    expect(holes).toEqual([]);
  });

  it.each(named)(
    '%s has a paved path of two blocks from its door to the street, and nothing on it',
    (_, plan) => {
      const { x, z } = plan.door;
      const paths = plan.boxes.filter(({ material }) => material === 'flagstone').map(({ cuboid }) => cuboid);
      expect(paths).toContainEqual([x - 1, 0, z, x + 1, 0.03, 13]);
      const onIt = plan.boxes.filter(
        ({ cuboid: [x0, y0, z0, x1, y1, z1] }) =>
          x0 < x + 1 && x1 > x - 1 && z0 < 13 && z1 > z + 0.2 && y0 < 2.1 && y1 > 0.03,
      );
      expect(onIt).toEqual([]);
      const steps = [-0.75, -0.25, 0.25, 0.75].flatMap((dx) =>
        [0.25, 0.75, 1.25, 1.75].map((dz) => [dx, dz] as const),
      );
      expect(steps.filter(([dx, dz]) => plan.isSolid(x + dx, 0.5, z + dz))).toEqual([]);
    },
  );

  it.each(named)('%s has nothing of its walls, plinth or bands in its room', (_, plan) => {
    const { min, max } = plan.room;
    const inRoom = plan.boxes.filter(
      ({ cuboid: [x0, y0, z0, x1, y1, z1] }) =>
        x0 < max.x && x1 > min.x && z0 < max.z && z1 > min.z && y1 > 0.05 && y0 < max.y,
    );
    expect(inRoom).toEqual([]);
  });

  it.each(named)('%s carries its mast on the roof', (_, plan) => {
    const { x, y, z } = plan.mast;
    expect(plan.isSolid(x, y - 0.75, z)).toBe(true);
  });

  it('are drawn once', () => {
    expect(blueprint('house', 'm')).toBe(blueprint('house', 'm'));
  });

  it('grow with their size', () => {
    for (const archetype of ARCHETYPES) {
      const [s, m, l] = SIZES.map((size) => extent(blueprint(archetype, size).shell, 1)[1]) as [
        number,
        number,
        number,
      ];
      expect([archetype, s <= m && m <= l && s < l]).toEqual([archetype, true]);
    }
  });
});
