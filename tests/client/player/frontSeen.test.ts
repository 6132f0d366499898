import { describe, expect, test, vi } from 'vitest';
import { ARCHETYPES } from '../../../client/city/archetypes.ts';
import { allSizes } from '../../../client/city/blueprints/blueprint.ts';
import { dressingOf } from '../../../client/city/dressing.ts';
import { LOOKS } from '../../../client/city/looks.ts';
import { facesBefore, hiddenParts } from '../../support/sight.ts';

vi.setConfig({ testTimeout: 30_000 });

const BLUEPRINTS = ARCHETYPES.flatMap(allSizes);

describe('from where goTo puts the visitor', () => {
  test('no house hides one of its own controls', () => {
    const hidden = BLUEPRINTS.map((plan) => hiddenParts(plan, facesBefore(plan, plan.shell)));
    expect(hidden).toEqual(BLUEPRINTS.map(() => []));
  });

  test.each(LOOKS)('a scaffold stood before the door: nothing of %s hides a control of any house', (look) => {
    const hidden = BLUEPRINTS.flatMap((plan) => {
      const { opaque, translucent } = dressingOf(plan, look);
      const faces = [...facesBefore(plan, opaque), ...facesBefore(plan, translucent)];
      return hiddenParts(plan, faces).map((part) => `${plan.archetype} ${plan.size}: ${part}`);
    });
    expect(hidden).toEqual([]);
  });
});
