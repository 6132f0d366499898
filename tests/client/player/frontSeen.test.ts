import { describe, expect, test } from 'vitest';
import { ARCHETYPES } from '../../../shared/archetypes.ts';
import { allSizes } from '../../../client/city/blueprints/blueprint.ts';
import { dressingOf } from '../../../client/city/dressing.ts';
import { facesOf } from '../../../client/city/faces.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { LOOKS } from '../../../client/city/looks.ts';
import { placeProps } from '../../../client/city/props/placement.ts';
import { plotAt, PLOTS_PER_PARCEL } from '../../../shared/plots.ts';
import { facesOnPlot, hiddenParts } from '../../support/sight.ts';

const BLUEPRINTS = ARCHETYPES.flatMap(allSizes);

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);
const plotsOf = (parcels: readonly number[]) =>
  parcels.flatMap((parcel) => upTo(PLOTS_PER_PARCEL).map((cell) => parcel * PLOTS_PER_PARCEL + cell));

/** The smallest, the one of the demo, one with gaps, and one that reaches beyond the lighthouse. */
const TOWNS: readonly (readonly [parcels: readonly number[], seed: number])[] = [
  [[0], 1],
  [upTo(8), 7],
  [[0, 1, 2, 3, 5, 8, 9, 20, 33], 4],
  [upTo(30), 11],
];

describe('from where goTo puts the visitor', () => {
  test('no house hides one of its own controls', () => {
    const hidden = BLUEPRINTS.map((plan) => hiddenParts(plan, facesOf(plan.shell)));
    expect(hidden).toEqual(BLUEPRINTS.map(() => []));
  });

  test.each(LOOKS)('a scaffold stood before the door: nothing of %s hides a control of any house', (look) => {
    const hidden = BLUEPRINTS.flatMap((plan) => {
      const { opaque, translucent } = dressingOf(plan, look);
      const faces = [opaque, translucent].flatMap((mesh) => (mesh === null ? [] : facesOf(mesh)));
      return hiddenParts(plan, faces).map((part) => `${plan.archetype} ${plan.size}: ${part}`);
    });
    expect(hidden).toEqual([]);
  });

  test.each(TOWNS)(
    'a gate stood before the nearest house: no prop hides a control of any house, in town %#',
    (parcels, seed) => {
      const props = placeProps(createIsland(parcels, seed), parcels, seed);
      const hidden = plotsOf(parcels).flatMap((number) => {
        const faces = facesOnPlot(props, plotAt(number));
        return BLUEPRINTS.flatMap((plan) =>
          hiddenParts(plan, faces).map((part) => `plot ${number}, ${plan.archetype} ${plan.size}: ${part}`),
        );
      });
      expect(hidden).toEqual([]);
    },
  );
});
