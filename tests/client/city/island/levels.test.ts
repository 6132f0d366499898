import { describe, expect, it } from 'vitest';
import {
  avenueNorth,
  gapSouthOf,
  isStair,
  lawnHeight,
  streetHeight,
} from '../../../../client/city/island/levels.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('levels', () => {
  it('lay the avenue beside the lower row and the stairs beside the higher one', () => {
    expect([2, 1, 0, -1, -2, -3].map((row) => avenueNorth(gapSouthOf(row)) - gapSouthOf(row).north)).toEqual([
      7, 7, 7, 0, 0, 7,
    ]);
  });

  it('lead the street down from the second row by one half-step a block', () => {
    expect(range(89, 103).map(streetHeight)).toEqual([10, 9, 8, 7, 6, 5, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('lead the street up again north of the lighthouse', () => {
    expect(range(-39, -25).map(streetHeight)).toEqual([
      10, 10, 10, 10, 10, 10, 10, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });

  it('never let a street step by more than one half-step', () => {
    const steps = range(-700, 180).map((z) => Math.abs(streetHeight(z + 1) - streetHeight(z)));
    expect(Math.max(...steps)).toBe(1);
  });

  it('know stairs from flat street', () => {
    expect([80, 91, 95, 98].map(isStair)).toEqual([false, true, true, false]);
  });

  it('lay lawns one half-step above the street, and banks between', () => {
    expect(range(89, 99).map((z) => lawnHeight(z, 0))).toEqual([11, 11, 11, 10, 9, 7, 7, 5, 5, 5]);
  });
});
