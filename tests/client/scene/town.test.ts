import { expect, test } from 'vitest';
import { createCells } from '../../../client/scene/cells.ts';
import type { Change } from '../../../client/scene/effects.ts';
import { createMotions } from '../../../client/scene/motions.ts';
import { Town } from '../../../client/scene/town.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { applyDiff } from '../../../shared/diff.ts';
import type { RecordId, WorldRecord } from '../../../shared/records.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const MANY = 300;
const LONG_MS = 60_000;

/** Counts how often anybody walks through it. */
class CountedMap extends Map<RecordId, WorldRecord> {
  walks = 0;
  override keys() {
    this.walks += 1;
    return super.keys();
  }
  override values() {
    this.walks += 1;
    return super.values();
  }
  override [Symbol.iterator]() {
    this.walks += 1;
    return super[Symbol.iterator]();
  }
}

function shownTown() {
  const records = new CountedMap();
  for (const record of [aHost(), ...Array.from({ length: MANY }, (_, i) => aContainer(i))])
    records.set(record.id, record);
  const cells = createCells();
  const forms: Change[] = [];
  const town = new Town({
    ...{ art: ART, cells, motions: createMotions(cells), paletteNumberOf: () => 0, isCalm: false },
    ...{ onPlay: () => undefined, onForm: (change) => forms.push(change) },
  });
  town.sync(new Map(), records, 0);
  town.takeChanges();
  forms.length = 0;
  records.walks = 0;
  return { town, records, forms };
}

const idsOf = (changes: readonly Change[]) =>
  changes.map(({ before, after }) => [before?.container.number ?? null, after?.container.number ?? null]);

test('a patch tells of what it changed, and nobody walks through the records that it did not', () => {
  const { town, records, forms } = shownTown();
  const put = [aContainer(7, { state: 'exited' }), aContainer(MANY)];
  town.sync(records, applyDiff(records, { put, remove: [] }), 1);
  const changes = idsOf(town.takeChanges());
  expect([changes, idsOf(forms), records.walks]).toEqual([
    [
      [7, 7],
      [null, MANY],
    ],
    [[null, MANY]],
    0,
  ]);
});

test('a building that is taken down can be aimed at no more, and is drawn until it is down', () => {
  const { town, records, forms } = shownTown();
  town.sync(records, applyDiff(records, { put: [], remove: [aContainer(7).id] }), 1);
  expect([idsOf(town.takeChanges()), idsOf(forms)]).toEqual([[[7, 7]], [[7, null]]]);
  town.step(LONG_MS);
  expect([idsOf(town.takeChanges()), forms]).toEqual([[[7, null]], [expect.anything()]]);
});
