import { describe, expect, it } from 'vitest';
import { chunkPlaces, meshChunk } from '../../../client/city/island/chunks.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { COURT_NORTH } from '../../../client/city/island/town.ts';
import { placeProps } from '../../../client/city/props/placement.ts';
import { createLandClient, type BuiltLand, type LandPort } from '../../../client/workers/landClient.ts';
import { NEAR } from '../../../client/workers/landMessages.ts';
import { createLandQueue } from '../../../client/workers/landQueue.ts';

/** The worker's queue in this thread; `turn` does one slice of work, after which waiting messages are read. */
function portInThread(): { port: LandPort; turn: () => boolean } {
  let next: (() => void) | null = null;
  let time = 0;
  const port: LandPort = {
    onmessage: null,
    postMessage: (request) => queue(request),
    terminate: () => {
      next = null;
    },
  };
  const queue = createLandQueue({
    post: (data) => port.onmessage?.(new MessageEvent('message', { data })),
    later: (work) => {
      next = work;
    },
    // Every look at the clock takes 6 ms, so that a slice is two steps.
    now: () => (time += 6),
  });
  const turn = (): boolean => {
    const work = next;
    next = null;
    work?.();
    return work !== null;
  };
  return { port, turn };
}

function finish(turn: () => boolean): void {
  while (turn());
}

/** Its streets reach further than what is near. */
const WIDE = Array.from({ length: 60 }, (_, parcel) => parcel);

const place = { seed: 5, x: 0, z: COURT_NORTH };

describe('the land client', () => {
  it('answers with what is near and then with everything', () => {
    const lands: BuiltLand[] = [];
    const { port, turn } = portInThread();
    const client = createLandClient((land) => lands.push(land), port);
    client.build({ host: 0, parcels: WIDE, ...place });
    finish(turn);
    const island = createIsland(WIDE, place.seed);
    const chunks = chunkPlaces(island.ground, place.x, place.z).flatMap(
      (at) => meshChunk(island.ground, at) ?? [],
    );
    const [near, all] = lands;
    expect(lands.map(({ isComplete }) => isComplete)).toEqual([false, true]);
    expect(all?.chunks.map(({ originX, originZ }) => [originX, originZ])).toEqual(
      chunks.map(({ originX, originZ }) => [originX, originZ]),
    );
    expect(all?.props).toEqual(placeProps(island, WIDE, place.seed));
    expect(all?.ground.heights.join()).toBe(island.ground.heights.join());
    const reach = (land: BuiltLand | undefined) => [land?.ground.width, land?.ground.depth];
    expect(reach(near)).toEqual([2 * NEAR, island.extent.maxZ - (place.z - NEAR)]);
    expect(near?.props.length).toBeLessThan(all?.props.length ?? 0);
  });

  it('answers once where everything is near', () => {
    const lands: BuiltLand[] = [];
    const { port, turn } = portInThread();
    const client = createLandClient((land) => lands.push(land), port);
    client.build({ host: 0, parcels: [0, 1], ...place });
    finish(turn);
    expect(lands.map(({ isComplete }) => isComplete)).toEqual([true]);
  });

  it('gives up an island when a newer one of the same host is asked for', () => {
    const lands: BuiltLand[] = [];
    const { port, turn } = portInThread();
    const client = createLandClient((land) => lands.push(land), port);
    client.build({ host: 0, parcels: [0, 1], ...place });
    turn();
    client.build({ host: 0, parcels: [0, 1, 2, 3], ...place });
    finish(turn);
    const wide = createIsland([0, 1, 2, 3], place.seed).ground.width;
    expect(lands.map(({ ground, isComplete }) => [ground.width, isComplete])).toEqual([[wide, true]]);
  });

  it('builds the islands of several hosts', () => {
    const complete: number[] = [];
    const { port, turn } = portInThread();
    const client = createLandClient(({ host, isComplete }) => {
      if (isComplete) complete.push(host);
    }, port);
    client.build({ host: 0, parcels: [], ...place });
    client.build({ host: 1, parcels: [], ...place });
    finish(turn);
    expect(complete).toEqual([0, 1]);
  });

  it('is silent after it was disposed', () => {
    const lands: BuiltLand[] = [];
    const { port, turn } = portInThread();
    const client = createLandClient((land) => lands.push(land), port);
    client.build({ host: 0, parcels: [], ...place });
    client.dispose();
    finish(turn);
    expect(lands).toEqual([]);
  });
});
