import { expect, test } from 'vitest';
import type { Part } from '../../../client/city/parts.ts';
import { raise, type Building } from '../../../client/scene/building.ts';
import { createChainedParts } from '../../../client/scene/chainedParts.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { aContainer, aHost } from '../../support/records.ts';

const SOURCE = { art: createTownArt(), paletteNumberOf: () => 0, hostOf: () => aHost() };

test('what is chained is asked once of a building, and anew of one that is raised anew of the same record', () => {
  const container = aContainer(1);
  const build = (): Building => raise(container, 1, SOURCE);
  const [before, after] = [build(), build()];
  let refused: Part = 'lever';
  const chainedParts = createChainedParts({
    chainedBecause: (_, part) => (part === refused ? 'not allowed' : null),
  });
  const first = chainedParts(before);
  refused = 'button';
  expect([first, chainedParts(before), chainedParts(after)]).toEqual([['lever'], ['lever'], ['button']]);
});
