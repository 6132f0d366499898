import { describe, expect, it } from 'vitest';
import { UNITS_PER_BLOCK, VERTEX_VALUES } from '../../../../client/city/mesh.ts';
import { GATE_SIGNS, GATE_SINK } from '../../../../client/city/props/gate.ts';
import { PROP_KINDS, PROP_RANGE, propMesh, type PropKind } from '../../../../client/city/props/kinds.ts';

/** Crowds must be cheap; what stands alone may be rich. */
const MOST_TRIANGLES: Readonly<Partial<Record<PropKind, number>>> = {
  oak: 260,
  elm: 260,
  pine: 280,
  lamp: 60,
  hedge: 60,
  tuft: 40,
  flowers: 80,
  gate5: 900,
  gate8: 900,
  ship: 1500,
  lighthouse: 2500,
};

function boundsOf(kind: PropKind): { low: number[]; high: number[] } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  propMesh(kind).vertices.forEach((value, i) => {
    const axis = i % VERTEX_VALUES;
    if (axis > 2) return;
    low[axis] = Math.min(low[axis] ?? 0, value / UNITS_PER_BLOCK);
    high[axis] = Math.max(high[axis] ?? 0, value / UNITS_PER_BLOCK);
  });
  return { low, high };
}

describe('kinds of props', () => {
  it.each(PROP_KINDS)('%s is cheap enough for how often it stands about', (kind) => {
    const triangles = propMesh(kind).indices.length / 3;
    expect(triangles).toBeGreaterThan(0);
    expect(triangles).toBeLessThanOrEqual(MOST_TRIANGLES[kind] ?? 500);
  });

  it.each(PROP_KINDS)('%s stands round its own middle', (kind) => {
    const { low, high } = boundsOf(kind);
    expect((low[0] ?? 1) <= 0 && (high[0] ?? -1) >= 0 && (low[2] ?? 1) <= 0 && (high[2] ?? -1) >= 0).toBe(
      true,
    );
  });

  it('are drawn once', () => {
    expect(propMesh('oak')).toBe(propMesh('oak'));
  });

  it.each(['gate5', 'gate8'] as const)(
    '%s lets a street through and has room for a name above it',
    (kind) => {
      const sign = GATE_SIGNS[kind];
      const { low, high } = boundsOf(kind);
      expect(low[1]).toBe(-GATE_SINK);
      expect(sign.y - sign.height / 2).toBeGreaterThanOrEqual(4.5);
      expect(sign.y + sign.height / 2).toBeLessThan(high[1] ?? 0);
    },
  );

  it('are all seen from some distance', () => {
    expect(PROP_KINDS.filter((kind) => !(PROP_RANGE[kind] > 0))).toEqual([]);
  });
});
