import { describe, expect, it } from 'vitest';
import { chunkPlaces, meshChunk } from '../../../client/city/island/chunks.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { COURT_NORTH } from '../../../client/city/island/town.ts';
import { placeProps } from '../../../client/city/props/placement.ts';
import { createLandClient, type BuiltLand } from '../../../client/workers/landClient.ts';
import { NEAR } from '../../../client/workers/landMessages.ts';
import { finish, portInThread } from '../../support/landInThread.ts';

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

  it('asks anew for what is not complete when another one builds, and takes no piece twice', () => {
    const lands: BuiltLand[] = [];
    const { port, turn } = portInThread();
    const client = createLandClient((land) => lands.push(land), port);
    client.build({ host: 0, parcels: [0], ...place });
    finish(turn);
    client.build({ host: 1, parcels: [0], ...place });
    turn();
    port.onrestart?.();
    finish(turn);
    expect(lands.map(({ host }) => host)).toEqual([0, 1]);
    expect(lands[1]?.chunks).toEqual(lands[0]?.chunks);
  });
});
