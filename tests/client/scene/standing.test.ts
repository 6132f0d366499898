import { expect, test } from 'vitest';
import { raise, type Building } from '../../../client/scene/building.ts';
import { createStanding, type StandingTown } from '../../../client/scene/standing.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import type { Container } from '../../../shared/records.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const SOURCE = { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() };
const build = (number: number, change: Partial<Container> = {}): Building =>
  raise(aContainer(number, change), number, SOURCE);

const comes = (after: Building) => ({ before: null, after });

const everywhere = { x: 0, z: 0 };
function held(standing: StandingTown) {
  const marked: Building[] = [];
  standing.marked.eachAbout(everywhere, 1e4, (building) => marked.push(building));
  const ids = (buildings: Iterable<Building>) => [...buildings].map(({ cell }) => cell).sort((a, b) => a - b);
  return {
    all: ids(standing.about(everywhere, 1e4)),
    marked: ids(marked),
    alarming: ids(standing.alarming()),
  };
}

test('a building that becomes another one is held once, and by what it is now', () => {
  const standing = createStanding(({ look }) => look === 'unhealthy');
  const [calm, ill] = [build(1), build(2, { health: 'unhealthy' })];
  standing.replace([calm, ill].map(comes));
  expect(held(standing)).toEqual({ all: [1, 2], marked: [2], alarming: [2] });
  standing.replace([
    { before: ill, after: build(2) },
    { before: calm, after: build(1, { state: 'dead' }) },
    { before: null, after: build(3, { health: 'unhealthy' }) },
  ]);
  expect(held(standing)).toEqual({ all: [1, 2, 3], marked: [1, 3], alarming: [3] });
});

test('the list of alarms is another one only when an alarm is', () => {
  const standing = createStanding(({ look }) => look === 'unhealthy');
  const [calm, ill] = [build(1), build(2, { health: 'unhealthy' })];
  standing.replace([calm, ill].map(comes));
  const before = standing.alarming();
  standing.replace([{ before: calm, after: build(1, { state: 'paused' }) }]);
  expect(standing.alarming()).toBe(before);
  standing.replace([{ before: ill, after: build(2, { health: 'unhealthy' }) }]);
  expect(standing.alarming()).not.toBe(before);
});

test('a building that goes is held nowhere any more, and the others stay', () => {
  const standing = createStanding(({ look }) => look === 'unhealthy');
  const [calm, ill, dead] = [build(1), build(2, { health: 'unhealthy' }), build(3, { state: 'dead' })];
  standing.replace([calm, ill, dead].map(comes));
  standing.replace([ill, dead].map((before) => ({ before, after: null })));
  expect(held(standing)).toEqual({ all: [1], marked: [], alarming: [] });
});
