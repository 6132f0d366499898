import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLayout } from '../../../server/world/layout.ts';
import { DISTRICT_LINGER_MS, RESERVED_MS } from '../../../server/world/town.ts';
import type { TownChange, TownRows } from '../../../server/world/town.ts';
import { engineId } from '../../support/records.ts';
import { aListed } from './support/listed.ts';

const EMPTY: TownRows = { plots: [], parcels: [] };

function town(stored: TownRows = EMPTY) {
  let now = 1_000;
  const rows = { plots: new Map(stored.plots.map((row) => [row.key, row])), parcels: [...stored.parcels] };
  const save = ({ plots, parcels, dropped }: TownChange) => {
    for (const key of dropped) rows.plots.delete(key);
    for (const row of plots) rows.plots.set(row.key, row);
    rows.parcels.push(...parcels);
  };
  const layout = createLayout(stored, () => now, save);
  return {
    place: (containers: Parameters<typeof layout.place>[0]) => layout.place(containers),
    move: (...crowd: Parameters<typeof layout.move>) => layout.move(...crowd),
    wait: (ms: number) => (now += ms),
    stored: (): TownRows => ({ plots: [...rows.plots.values()], parcels: rows.parcels }),
  };
}

const plots = ({ plotOf }: { plotOf: ReadonlyMap<string, number | null> }) => Object.fromEntries(plotOf);

describe('plots', () => {
  test('a district takes parcels of eight plots, next on the list; the largest settles first', () => {
    const shop = Array.from({ length: 9 }, (_, i) => aListed(i + 1));
    const mail = aListed(20, { project: 'mail', service: 'imap', number: 1 });
    const placed = town().place([mail, ...shop]);
    expect(Object.fromEntries(placed.districts)).toEqual({ shop: [0, 1], mail: [2] });
    expect(shop.map((each) => placed.plotOf.get(each.engineId))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(placed.plotOf.get(mail.engineId)).toBe(16);
  });

  test('those without a project settle behind all projects, however many they are', () => {
    const alone = Array.from({ length: 5 }, (_, i) =>
      aListed(i + 1, { project: '', service: '', name: `box-${i}` }),
    );
    const placed = town().place([...alone, aListed(20)]);
    expect(Object.fromEntries(placed.districts)).toEqual({ shop: [0], '': [1] });
  });

  test('a recreated container of a project stands where its predecessor stood, by service and number', () => {
    const { place } = town();
    place([aListed(1), aListed(2)]);
    place([aListed(2)]);
    const again = aListed(7, { number: 1, name: 'another-name' });
    expect(plots(place([aListed(2), again]))).toEqual({ [engineId(2)]: 1, [engineId(7)]: 0 });
  });

  test('without a project, and for a one-off, the name holds the plot', () => {
    const { place } = town();
    const plain = aListed(1, { project: '', service: '', name: 'box' });
    const oneOff = aListed(2, { oneOff: true, name: 'shop-web-run-1', number: 1 });
    const first = place([plain, oneOff]);
    place([]);
    const second = place([
      { ...plain, engineId: engineId(11) },
      { ...oneOff, engineId: engineId(12) },
    ]);
    expect(second.plotOf.get(engineId(11))).toBe(first.plotOf.get(engineId(1)));
    expect(second.plotOf.get(engineId(12))).toBe(first.plotOf.get(engineId(2)));
  });

  test('of two claimants the newest is shown, and the other inherits nothing', () => {
    const { place } = town();
    const old = aListed(1, { createdAt: 100 });
    const young = aListed(9, { number: 1, createdAt: 101, name: 'abc_shop-web-1' });
    place([old]);
    expect(plots(place([old, young]))).toEqual({ [engineId(1)]: null, [engineId(9)]: 0 });
    expect(plots(place([young, old]))).toEqual({ [engineId(1)]: null, [engineId(9)]: 0 });
    expect(plots(place([young]))).toEqual({ [engineId(9)]: 0 });
  });

  test('of two made in the same second the later entry is the newer', () => {
    const { place } = town();
    const old = aListed(1, { createdAt: 100 });
    const young = aListed(9, { number: 1, createdAt: 100 });
    expect(plots(place([old, young]))).toEqual({ [engineId(1)]: null, [engineId(9)]: 0 });
  });

  test('a freed plot is kept for seven days, and reused only when the district is full', () => {
    const { place, wait } = town();
    const eight = Array.from({ length: 8 }, (_, i) => aListed(i + 1));
    place(eight);
    place(eight.slice(1));
    wait(RESERVED_MS - 1);
    expect(place([...eight.slice(1), aListed(9)]).plotOf.get(engineId(9))).toBe(8);
    wait(1);
    const others = Array.from({ length: 7 }, (_, i) => aListed(i + 10));
    const full = [...eight.slice(1), aListed(9), ...others];
    place(full);
    expect(place([...full, aListed(30)]).plotOf.get(engineId(30))).toBe(0);
    expect(place([...full, aListed(30), aListed(1)]).plotOf.get(engineId(1))).toBe(16);
  });

  test('an empty district keeps its ground for an hour, and its parcels for good', () => {
    const { place, wait } = town();
    place([aListed(1)]);
    expect([...place([]).districts.keys()]).toEqual(['shop']);
    wait(DISTRICT_LINGER_MS);
    expect([...place([]).districts.keys()]).toEqual([]);
    expect(place([aListed(1)])).toEqual({
      plotOf: new Map([[engineId(1), 0]]),
      districts: new Map([['shop', [0]]]),
    });
  });

  test('what was saved gives the same town after a restart', () => {
    const containers = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => aListed(number));
    const before = town();
    const placed = before.place(containers);
    expect(town(before.stored()).place(containers)).toEqual(placed);
  });
});

const crowd = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    project: fc.constantFrom('', 'shop', 'mail'),
    createdAt: fc.integer({ min: 1, max: 5 }),
  }),
  { selector: ({ number }) => number, maxLength: 30 },
);
const history = fc.array(fc.record({ crowd, waitMs: fc.constantFrom(0, DISTRICT_LINGER_MS, RESERVED_MS) }), {
  maxLength: 8,
});

test('no two buildings share a plot, each stands on its own district, and who stays does not move', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { place, wait, stored } = town();
      let last = new Map<string, number | null>();
      for (const { crowd, waitMs } of steps) {
        const containers = crowd.map(({ number, ...rest }) =>
          aListed(number, { ...rest, name: `n${number}` }),
        );
        const { plotOf, districts } = place(containers);
        const taken = [...plotOf.values()].filter((plot) => plot !== null);
        expect(new Set(taken).size).toBe(taken.length);
        for (const { engineId: id, project } of containers) {
          const plot = plotOf.get(id) ?? null;
          expect(plot).not.toBeNull();
          if (plot !== null) expect(districts.get(project)).toContain(Math.floor(plot / 8));
        }
        for (const [id, plot] of plotOf) {
          const before = last.get(`${id}${containers.find((each) => each.engineId === id)?.project}`);
          if (before !== undefined) expect(plot).toBe(before);
        }
        last = new Map(
          containers.map(({ engineId: id, project }) => [`${id}${project}`, plotOf.get(id) ?? null]),
        );
        expect(town(stored()).place(containers).plotOf).toEqual(plotOf);
        wait(waitMs);
      }
    }),
  );
});

test('moving only those who come, go or are renamed gives the same town as placing all of them', () => {
  const person = fc.record({
    number: fc.integer({ min: 1, max: 12 }),
    project: fc.constantFrom('', 'shop'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    createdAt: fc.integer({ min: 1, max: 1_000 }),
  });
  const crowds = fc.array(fc.uniqueArray(person, { selector: ({ number }) => number }), { maxLength: 6 });
  fc.assert(
    fc.property(crowds, (history) => {
      const [whole, parts] = [town(), town()];
      const moved = new Map<string, number | null>();
      let before: ReturnType<typeof aListed>[] = [];
      for (const crowd of history) {
        // The same container keeps its age; two of one second would depend on who came first.
        const now = crowd.map(({ number, createdAt, ...rest }) =>
          aListed(number, { ...rest, number: 1, createdAt: createdAt * 100 + number }),
        );
        const gone = before
          .map(({ engineId: id }) => id)
          .filter((id) => !now.some((each) => each.engineId === id));
        for (const id of gone) moved.delete(id);
        const { plotOf } = parts.move(now, gone);
        for (const [id, plot] of plotOf) moved.set(id, plot);
        expect(moved).toEqual(whole.place(now).plotOf);
        expect(parts.stored()).toEqual(whole.stored());
        before = now;
      }
    }),
  );
});
