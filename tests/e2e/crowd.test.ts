import { beforeAll, expect, test } from 'vitest';
import { openTown, until, worldOf } from '../support/browser.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openTowns, type Towns } from '../support/towns.ts';

const HOSTILE = '<img src=x onerror="document.title=1"><script>2</script>';
const CONTAINERS = 100;
const DRAWN_LIMIT_MS = 2_000;

const opened = closedAfterAll();
let towns: Towns;

beforeAll(async () => {
  towns = await openTowns(opened);
});

test('100 containers of a real engine are all drawn within 2 s of the snapshot, hostile text as plain text', async () => {
  const { engine, browser } = towns;
  await engine.createMany(CONTAINERS - 1);
  await engine.docker(
    ...['create', '--network', 'none', '--name', 'hostile'],
    ...[
      '--label',
      `com.docker.compose.project=${HOSTILE}`,
      '--label',
      `com.docker.compose.service=${HOSTILE}`,
    ],
    ...['cratecraft/test:1', 'true'],
  );
  const server = await towns.start();
  await until(
    async () => (await (await fetch(`${server.url}/healthz`)).text()).includes(`:${CONTAINERS}`),
    5_000,
  );

  const { page, errors } = await openTown(browser, server.url);
  const drawn = await page.evaluate(async () => {
    await window.cratecraft.ready;
    const { snapshotMs = NaN, completeMs = NaN } = window.cratecraft.firstFrame() ?? {};
    return { buildings: window.cratecraft.measure().buildings, afterSnapshotMs: completeMs - snapshotMs };
  });
  expect(drawn.buildings).toBe(CONTAINERS);
  expect(drawn.afterSnapshotMs).toBeLessThan(DRAWN_LIMIT_MS);

  expect((await worldOf(page)).containers.find(({ name }) => name === 'hostile')).toMatchObject({
    project: HOSTILE,
  });
  await page.keyboard.press('KeyB');
  await page.getByText(HOSTILE).first().waitFor({ timeout: 5_000 });
  expect(await page.title()).toMatch(/Cratecraft/);
  expect(errors).toEqual([]);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/cratecraft_csp_reports_total 0/);
});
