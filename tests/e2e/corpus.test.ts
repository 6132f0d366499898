import { beforeAll, expect, test } from 'vitest';
import { worldOf } from '../support/browser.ts';
import { atMost, withoutGoal } from '../bench/truth/rows.ts';
import { noteRows } from '../support/figures.ts';
import { CORPUS, WITNESSES } from '../support/hostile/corpus.ts';
import { countPlaces, tell } from '../support/hostile/corpusEngine.ts';
import { NO_HARM, openCorpusTown, type CorpusTown } from '../support/hostile/corpusTown.ts';
import { SURFACES } from '../support/hostile/surfaces.ts';
import { closedAfterAll } from '../support/opened.ts';
import { closeAll } from '../support/visitor.ts';

const SHOWN_LIMIT_MS = 15_000;

const opened = closedAfterAll();
let town: CorpusTown;

beforeAll(async () => {
  town = await openCorpusTown(opened);
});

test('each text of the corpus is a container, with a building', async () => {
  await expect
    .poll(async () => (await worldOf(town.page)).containers.length, { timeout: SHOWN_LIMIT_MS })
    .toBe(CORPUS.length);
});

test('the list shows all of them', async () => {
  const { page, engine } = town;
  tell(engine);
  await page.keyboard.press('KeyB');
  await expect.poll(() => page.locator('.row').count(), { timeout: SHOWN_LIMIT_MS }).toBe(CORPUS.length);
  await closeAll(page);
});

test.each(Object.entries(WITNESSES))(
  '%s is shown in every place as the text that it is',
  async (_kind, text) => {
    const visit = await town.visit(text);
    const without = [];
    for (const [name, show] of Object.entries(SURFACES)) {
      if (!(await show(visit)).includes(visit.begins)) without.push(name);
    }
    expect(without).toEqual([]);
    await closeAll(town.page);
  },
);

test('nothing of it is an element, a dialog, an error, a breach of the policy or a request to another host', async (context) => {
  const harm = await town.harm();
  expect(harm).toEqual(NO_HARM);
  expect(await town.page.title()).toMatch(/Cratecraft$/);
  const filled = [CORPUS.length, countPlaces()].join(' × ');
  const seen = [Object.keys(WITNESSES).length, Object.keys(SURFACES).length].join(' × ');
  const others = harm.elements + harm.dialogs.length + harm.foreign.length + harm.errors.length;
  noteRows(
    context,
    withoutGoal('hostile texts × places that a container fills', filled),
    withoutGoal('of these, seen as text × places of the page', seen),
    atMost('hostile texts: breaches of the content policy', {
      reached: harm.cspReports.length,
      goal: 0,
      unit: '',
    }),
    atMost(`hostile texts: elements, dialogs, errors and foreign ones of ${town.requests()} requests`, {
      reached: others,
      goal: 0,
      unit: '',
    }),
  );
});
