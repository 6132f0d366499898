import fc from 'fast-check';
import { Decoder, Encoder } from 'socket.io-msgpack-parser';
import { describe, expect, test } from 'vitest';
import { packPatch, packSnapshot, unpackPatch, unpackSnapshot } from '../../shared/packedWorld.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { packRecords, unpackRecords, type RecordRows } from '../../shared/recordRows.ts';
import { CONTAINER_STATES, PROTECTIONS, type WorldRecord } from '../../shared/records.ts';
import { largeTown } from '../support/largeTown.ts';
import { aContainer, aDistrict, aHost } from '../support/records.ts';

const RECORD_GOAL_BYTES = 300;
const SNAPSHOT_GOAL_BYTES = 10_000_000;

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
const whole = fc.nat(2 ** 40);
const hostArbitrary = fc.string().map((key) => `host:${key}` as const);

/** Any value that the types allow: the codec must not rely on how ids are made. */
const recordArbitrary: fc.Arbitrary<WorldRecord> = fc.oneof(
  fc
    .record({
      id: fc.oneof(
        fc.string().map((rest) => `container:${rest}` as const),
        fc.constantFrom('container:a/b', 'container:a/container:b', 'container:a', 'container:/'),
      ),
      host: fc.oneof(hostArbitrary, fc.constant('host:a' as const)),
      ...{ name: fc.string(), image: fc.string(), project: fc.string(), service: fc.string() },
      state: fc.constantFrom(...CONTAINER_STATES),
      health: fc.constantFrom('none', 'starting', 'healthy', 'unhealthy'),
      ...{ exitCode: nullable(whole), oomKilled: fc.boolean(), restartCount: nullable(whole) },
      ...{ startedAt: nullable(whole), memoryLimit: nullable(whole), number: whole, slot: whole },
      cpuLimit: nullable(fc.float({ min: Math.fround(0.01), max: 512, noNaN: true })),
      ...{ plot: nullable(whole), protected: fc.boolean(), building: fc.string() },
    })
    .chain((change) =>
      fc
        .record(
          { stopTimeout: fc.integer({ min: -1, max: 3_600 }), protection: fc.constantFrom(...PROTECTIONS) },
          { requiredKeys: [] },
        )
        .map((absent) => aContainer(1, { ...change, ...absent })),
    ),
  fc
    .record({
      id: fc.string().map((key) => `host:${key}` as const),
      ...{ index: whole, name: fc.string(), address: fc.string(), simulated: fc.boolean() },
      state: fc.constantFrom('connecting', 'syncing', 'live', 'stale', 'unreachable'),
      ...{ problem: nullable(fc.string()), confirmedAt: nullable(whole) },
      ...{ engineVersion: nullable(fc.string()), cpus: nullable(whole), memoryBytes: nullable(whole) },
    })
    .map((change) => aHost(change as object)),
  fc
    .record({
      id: fc.oneof(
        fc.constant('district:local/shop' as const),
        fc.string().map((rest) => `district:${rest}` as const),
      ),
      ...{ host: hostArbitrary, project: fc.string(), parcels: fc.array(whole) },
    })
    .map((change) => ({ ...aDistrict(), ...change })),
);

const overJson = (rows: RecordRows) => JSON.parse(JSON.stringify(rows)) as RecordRows;

function overMsgpack(content: unknown): unknown {
  let arrived: unknown;
  const decoder = new Decoder();
  decoder.on('decoded', (packet: { data: unknown[] }) => ([arrived] = packet.data));
  decoder.add(encoded(content));
  return arrived;
}

const encoded = (content: unknown): Buffer =>
  Buffer.concat([new Encoder().encode({ type: 2, nsp: '/', data: [content] })].flat() as unknown as Buffer[]);

describe('records as rows', () => {
  test('say the same after the way there and back, by JSON and by msgpack', () => {
    fc.assert(
      fc.property(fc.array(recordArbitrary, { maxLength: 8 }), (records) => {
        expect(unpackRecords(overJson(packRecords(records)))).toEqual(records);
        expect(unpackRecords(overMsgpack(packRecords(records)) as RecordRows)).toEqual(records);
      }),
      { numRuns: 500 },
    );
  });

  test('say a word once, however many records have it', () => {
    const { words } = packRecords([aHost(), aDistrict(), aContainer(1), aContainer(2)]);
    expect(words).toEqual(['local', 'shop', 'nginx:1.27', 'web', '']);
  });

  test('are refused whole when one names a word that there is not', () => {
    const packed = packRecords([aContainer(1), aContainer(2)]);
    expect(() => unpackRecords({ ...packed, words: packed.words.slice(0, 1) })).toThrow(RangeError);
  });
});

test('a patch keeps its revisions, and what it removes', () => {
  const patch = {
    ...{ epoch: 'e', previous: 3, revision: 7, remove: [aContainer(9).id] },
    ...{ put: [aContainer(1), aHost()], revisions: [5, 7] },
  };
  expect(unpackPatch(overMsgpack(packPatch(patch)) as ReturnType<typeof packPatch>)).toEqual(patch);
});

describe('bytes as sent, before compression', () => {
  const town = largeTown({ running: 1_000, stopped: 30_000 });
  const snapshot = { ...{ protocol: PROTOCOL_VERSION, epoch: 'e', revision: 5 }, records: town };
  const packed = packSnapshot({ ...snapshot, revisions: town.map((_, i) => i) });

  test('30,000 stopped and 1,000 running containers are a snapshot below 10 MB', () => {
    const json = JSON.stringify(packed);
    expect(Buffer.byteLength(json)).toBeLessThan(SNAPSHOT_GOAL_BYTES);
    expect(unpackSnapshot(JSON.parse(json) as typeof packed).records).toEqual(town);
  });

  test('no record of it takes more than 300 B, alone in a patch with all that it needs', () => {
    const each = town
      .filter((_, i) => i % 100 === 0)
      .map(
        (record) => encoded(packPatch({ ...EMPTY, put: [record] })).length - encoded(packPatch(EMPTY)).length,
      );
    expect(Math.max(...each)).toBeLessThanOrEqual(RECORD_GOAL_BYTES);
  });

  const EMPTY = { epoch: 'e', previous: 1, revision: 2, put: [], remove: [] };
});
