import { describe, expect, it } from 'vitest';
import { ARCHETYPES } from '../../../shared/archetypes.ts';
import { blueprint } from '../../../client/city/blueprints/blueprint.ts';
import { dressingOf } from '../../../client/city/dressing.ts';
import { facesOf } from '../../../client/city/faces.ts';
import { LOOKS } from '../../../client/city/looks.ts';
import { triangleCount } from '../../../client/city/meshBuilder.ts';

const house = blueprint('house', 'm');

describe('dressing', () => {
  it('gives every look its own form on every archetype', () => {
    for (const archetype of ARCHETYPES) {
      const forms = LOOKS.map((look) => {
        const { opaque, translucent, drawShell } = dressingOf(blueprint(archetype, 'm'), look);
        return [drawShell, opaque?.vertices.join(','), translucent?.vertices.join(',')].join(' ');
      });
      expect([archetype, new Set(forms).size]).toEqual([archetype, LOOKS.length]);
    }
  });

  it('keeps the path to the door of what is not built yet, or in ruins', () => {
    for (const look of ['created', 'dead'] as const) {
      const { x, z } = house.door;
      const { opaque } = dressingOf(house, look);
      const flat = opaque ? facesOf(opaque) : [];
      expect(flat).toContainEqual({ min: { x: x - 1, y: 2 / 64, z }, max: { x: x + 1, y: 2 / 64, z: 13 } });
    }
  });

  it('replaces the shell where there is no whole building', () => {
    const replaced = LOOKS.filter((look) => !dressingOf(house, look).drawShell);
    expect(replaced).toEqual(['created', 'failed', 'oomKilled', 'removing', 'dead']);
  });

  it('has something translucent only in ice, net and film', () => {
    const translucent = LOOKS.filter((look) => dressingOf(house, look).translucent);
    expect(translucent).toEqual(['created', 'paused', 'restarting']);
    for (const look of translucent) expect(dressingOf(house, look).alpha).toBeLessThan(1);
  });

  it.each(LOOKS)('keeps %s within 2,600 triangles on every archetype', (look) => {
    for (const archetype of ARCHETYPES) {
      const { opaque, translucent } = dressingOf(blueprint(archetype, 'l'), look);
      expect(triangleCount(opaque) + triangleCount(translucent)).toBeLessThanOrEqual(2600);
    }
  });

  it('is drawn once', () => {
    expect(dressingOf(house, 'paused')).toBe(dressingOf(house, 'paused'));
  });
});
