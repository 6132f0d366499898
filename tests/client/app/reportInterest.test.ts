import { expect, test } from 'vitest';
import { reportInterest, REPORT_MS } from '../../../client/app/reportInterest.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { plotAt, PLOT_SIZE } from '../../../shared/plots.ts';
import type { Interest } from '../../../shared/interest.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aContainer, aDistrict, aHost } from '../../support/records.ts';
import { greetedAs } from '../../support/rights.ts';

function page() {
  const clock = heldClock();
  const world = createWorldStore(clock.now);
  const view = createViewStore(null);
  const pose = { x: 5_000, y: 0, z: 5_000, yaw: 0, pitch: 0, fieldOfView: 60 };
  const told: Interest[] = [];
  const stop = reportInterest({ world, view, pose, clock, watchStats: (interest) => told.push(interest) });
  const container = aContainer(1, { plot: 0, slot: 7 });
  const arrive = () => {
    const said = { protocol: PROTOCOL_VERSION, epoch: 'e1', revision: 1 };
    world.hello({ ...said, ...greetedAs('admin'), serverVersion: '1' });
    world.snapshot({ ...said, records: [aHost(), aDistrict('shop', [0]), container] });
  };
  return { clock, view, pose, told, stop, container, arrive };
}

test('nothing is wanted before there is a world; then what is near, told once', () => {
  const { clock, told, arrive } = page();
  clock.pass(5_000);
  expect(told).toEqual([]);
  arrive();
  clock.pass(60_000);
  expect(told).toEqual([{ near: 'all', focus: [] }]);
});

test('however fast the visitor runs, it is told twice a second at most', () => {
  const { clock, told, pose, arrive } = page();
  arrive();
  const { x, z } = plotAt(0);
  for (let i = 0; i < 100; i += 1) {
    Object.assign(pose, i % 2 === 0 ? { x, z } : { x: 5_000, z: 5_000 });
    clock.pass(30);
  }
  expect(told.length).toBeGreaterThan(1);
  expect(told.length).toBeLessThanOrEqual(3_000 / REPORT_MS + 1);
});

test('a step within a plot is no other place, and the chosen container is told', () => {
  const { clock, told, pose, view, arrive, container } = page();
  arrive();
  clock.pass(REPORT_MS);
  pose.x += PLOT_SIZE / 2;
  clock.pass(REPORT_MS);
  expect(told).toHaveLength(1);
  view.select(container.id);
  clock.pass(REPORT_MS);
  expect(told.at(-1)).toEqual({ near: 'all', focus: [7] });
});

test('nothing is told after the end', () => {
  const { clock, told, stop, arrive } = page();
  stop();
  arrive();
  clock.pass(60_000);
  expect(told).toEqual([]);
});
