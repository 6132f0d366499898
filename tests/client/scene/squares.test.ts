import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSquares, itemsAbout, type Spot } from '../../../client/scene/squares.ts';

const blocks = fc.integer({ min: -4000, max: 4000 }).map((tenths) => tenths / 10);
const spot = fc.record({ x: blocks, z: blocks });

const question = fc.record({ about: spot, range: fc.nat(500) });

test('about a spot stands exactly what is nearer along both axes, of all that came and has not gone', () => {
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 80 }), fc.nat(40), question, (spots, gone, { about, range }) => {
      const squares = createSquares<Spot>((item) => item);
      spots.forEach(squares.put);
      spots.slice(0, gone).forEach(squares.drop);
      const isNear = ({ x, z }: Spot) => Math.abs(x - about.x) < range && Math.abs(z - about.z) < range;
      const found = new Set(itemsAbout(squares, about, range));
      expect(found).toEqual(new Set(spots.slice(gone).filter(isNear)));
    }),
  );
});

test('whoever looks is told where each stands', () => {
  const squares = createSquares<Spot>((item) => item);
  const items = [
    { x: -3.5, z: 400 },
    { x: 12, z: -0.25 },
  ];
  items.forEach(squares.put);
  const told: Spot[] = [];
  squares.eachAbout({ x: 0, z: 0 }, 1000, (_, x, z) => told.push({ x, z }));
  expect(new Set(told)).toEqual(new Set(items));
});
