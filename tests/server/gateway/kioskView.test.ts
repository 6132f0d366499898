import { describe, expect, test } from 'vitest';
import { containerId, districtId, hostId, type Container } from '../../../shared/records.ts';
import { createAliases, createOwnNames } from '../../../server/gateway/aliases.ts';
import { createKioskView } from '../../../server/gateway/kioskView.ts';
import { aContainer, aDistrict, aHost, engineId, HOST_KEY } from '../../support/records.ts';

const aliases = createAliases('key');
const [own, aliased] = [createOwnNames(), aliases].map(createKioskView);
const patchOf = (view = own, put: readonly (typeof RECORDS)[number][] = RECORDS) =>
  view?.patch({ epoch: 'e', previous: 1, revision: 2, put, remove: [] });

const TALKATIVE: Partial<Container> = {
  ...{ image: 'registry.example:5000/team/postgres:16', exitCode: 3, restartCount: 7, stopTimeout: 60 },
  ...{ cpuLimit: 2, memoryLimit: 2 ** 30, protected: true, protection: 'own' },
};
const RECORDS = [
  aHost({ problem: 'dial tcp 10.0.0.5: refused', refused: ['stop'] }),
  aContainer(1, TALKATIVE),
  aDistrict('shop', [4, 5]),
] as const;

const KEY = 'harbour-1';
const PLACE = { host: hostId(KEY) };

describe('a kiosk is told', () => {
  test('what the picture needs, by its own names', () => {
    expect(patchOf()?.put).toEqual([
      { ...aHost({ address: '', engineVersion: null }), id: hostId(KEY), name: 'harbour' },
      aContainer(1, {
        ...{
          ...PLACE,
          id: containerId(KEY, engineId(1)),
          image: 'postgres',
          building: 'silo',
          exitCode: 1,
          restartCount: null,
          startedAt: null,
        },
        ...{ cpuLimit: 2, memoryLimit: 2 ** 30, protected: true },
      }),
      { ...aDistrict('', [4, 5]), ...PLACE, project: 'shop', id: districtId(KEY, 'shop') },
    ]);
  });

  test('the address stood in every id: there is none in them, nor in anything else', () => {
    const view = createKioskView(createOwnNames());
    const key = 'tcp-10-0-0-5-2375-0a1b2c3d';
    const put = [
      aHost({ id: hostId(key), address: 'tcp://10.0.0.5:2375', name: 'tcp://10.0.0.5:2375' }),
      aContainer(1, { id: containerId(key, engineId(1)), host: hostId(key) }),
      { ...aDistrict('shop'), id: districtId(key, 'shop'), host: hostId(key) },
    ];
    expect(JSON.stringify(patchOf(view, put))).not.toMatch(/10.0.0.5|2375|0a1b2c3d/);
  });

  test('the same by aliases, where no name of the town is left', () => {
    const place = { ...PLACE, project: aliases.project('shop') };
    expect(patchOf(aliased)?.put).toEqual([
      { ...aHost({ address: '', engineVersion: null }), id: hostId(KEY), name: KEY },
      aContainer(1, {
        ...{ ...place, id: containerId(KEY, engineId(1)), name: aliases.container('shop-web-1') },
        ...{ image: aliases.image('postgres'), service: aliases.service('web'), building: 'silo' },
        ...{ exitCode: 1, restartCount: null, startedAt: null },
        ...{ cpuLimit: 2, memoryLimit: 2 ** 30, protected: true },
      }),
      { ...aDistrict('', [4, 5]), ...place, id: districtId(KEY, place.project) },
    ]);
    expect(JSON.stringify(patchOf(aliased))).not.toMatch(/shop|web|postgres|registry|local|10\.0\.0\.5/);
  });

  test.each([
    [null, null],
    [0, 0],
    [137, 0],
    [143, 0],
    [1, 1],
    [139, 1],
  ])('of the exit code %j only %j: whether it was an error', (exitCode, told) => {
    expect(patchOf(own, [aContainer(1, { state: 'exited', exitCode })])?.put).toMatchObject([
      { exitCode: told },
    ]);
  });

  test('that a record is gone by the id under which it was told', () => {
    const remove = [hostId(HOST_KEY), aContainer(1).id, aDistrict('a/b').id];
    const gone = (view = own) =>
      view?.patch({ epoch: 'e', previous: 1, revision: 2, put: [], remove }).remove;
    const [host, container] = ['host:harbour-1', `container:harbour-1/${engineId(1)}`];
    expect(gone()).toEqual([host, container, 'district:harbour-1/a/b']);
    expect(gone(aliased)).toEqual([...[host, container], `district:harbour-1/${aliases.project('a/b')}`]);
  });

  test.each([
    ['die', '3', '1'],
    ['die', '143', '0'],
    ['die', '', ''],
    ['health_status', 'unhealthy', 'unhealthy'],
  ])('of the event %s with %j only %j, by an alias', (action, detail, told) => {
    const { id, host, name } = aContainer(1);
    const item = { time: 1, host, container: id, name, action, detail };
    const place = { host: 'host:harbour-1', container: `container:harbour-1/${engineId(1)}` };
    expect(own?.feed([item])).toEqual([{ ...item, ...place, detail: told }]);
    expect(aliased?.feed([item])).toEqual([
      { ...item, ...place, name: aliases.container(name), detail: told },
    ]);
  });
});

test('a snapshot made every alias anew: a record that has not changed is told by the same object', () => {
  const snapshot = { protocol: 1, epoch: 'e', revision: 1, records: RECORDS };
  const [before, after] = [aliased?.snapshot(snapshot), aliased?.snapshot({ ...snapshot, revision: 2 })];
  expect(before?.records.map((record, i) => record === after?.records[i])).toEqual([true, true, true]);
});

test('what a kiosk looks at is found behind its alias', () => {
  expect(aliased?.hostBehind('host:harbour-1')).toBe(hostId(HOST_KEY));
  expect(aliased?.hostBehind('host:nowhere')).toBe('host:nowhere');
});
