import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { layGround } from '../../../client/app/layGround.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import type { LandRequest } from '../../../client/workers/landMessages.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { aDistrict, aHost } from '../../support/records.ts';

beforeEach(() => {
  vi.stubGlobal('location', { hash: '' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function laid() {
  const world = createWorldStore(() => 0);
  const asked: LandRequest[] = [];
  const worker = {
    ...{ onmessage: null, onrestart: null, terminate: vi.fn() },
    postMessage: (request: LandRequest) => void asked.push(request),
  };
  const ground = layGround({ world, worker, seed: 1 });
  world.snapshot({
    ...{ protocol: PROTOCOL_VERSION, epoch: 'a', revision: 1 },
    records: [aHost(), aDistrict()],
  });
  const grow = () =>
    world.patch({ epoch: 'a', previous: 1, revision: 2, put: [aDistrict('mail', [1])], remove: [] });
  return { ground, worker, grow, parcels: () => asked.map(({ parcels }) => parcels) };
}

test('land is asked for as soon as the world is read, and as it grows', () => {
  const { grow, parcels } = laid();
  expect(parcels()).toEqual([[0]]);
  grow();
  expect(parcels()).toEqual([[0], [0, 1]]);
});

test('where no town can be drawn gardens went on growing, and an ended worker was asked for land', () => {
  const { ground, worker, grow, parcels } = laid();
  ground.abandon();
  grow();
  expect([parcels(), worker.terminate.mock.calls.length]).toEqual([[[0]], 1]);
});
