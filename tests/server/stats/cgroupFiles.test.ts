import { describe, expect, test } from 'vitest';
import { readCgroup } from '../../../server/stats/cgroupFiles.ts';
import { placeIn, type CgroupPlace } from '../../../server/stats/cgroupPlace.ts';
import { fakeFiles } from './support.ts';

const ID = 'a1'.repeat(32);
const OTHER = 'b2'.repeat(32);

const v1 = (path: string, cpuacct = 'cpu,cpuacct') =>
  `12:pids:${path}\n9:memory:${path}\n4:${cpuacct}:${path}\n1:name=systemd:${path}\n0::${path}\n`;

const shapes: readonly (readonly [name: string, lines: string, place: CgroupPlace])[] = [
  [
    'version 1, cgroupfs',
    v1(`/docker/${ID}`, 'cpuacct'),
    { version: 1, cpuacct: 'cpuacct/docker/{id}', memory: 'memory/docker/{id}' },
  ],
  [
    'version 1, systemd, with controllers that share a tree',
    v1(`/system.slice/docker-${ID}.scope`),
    {
      version: 1,
      cpuacct: 'cpu,cpuacct/system.slice/docker-{id}.scope',
      memory: 'memory/system.slice/docker-{id}.scope',
    },
  ],
  ['version 2, cgroupfs', `0::/docker/${ID}\n`, { version: 2, path: 'docker/{id}' }],
  [
    'version 2, systemd',
    `0::/system.slice/docker-${ID}.scope\n`,
    { version: 2, path: 'system.slice/docker-{id}.scope' },
  ],
  [
    'version 2, with systemd inside the container',
    `0::/system.slice/docker-${ID}.scope/init.scope\n`,
    { version: 2, path: 'system.slice/docker-{id}.scope' },
  ],
  [
    'rootless Docker',
    `0::/user.slice/user-1000.slice/user@1000.service/user.slice/docker-${ID}.scope\n`,
    { version: 2, path: 'user.slice/user-1000.slice/user@1000.service/user.slice/docker-{id}.scope' },
  ],
  [
    'Podman as root',
    `0::/machine.slice/libpod-${ID}.scope/container\n`,
    { version: 2, path: 'machine.slice/libpod-{id}.scope' },
  ],
  [
    'rootless Podman',
    `0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${ID}.scope/container\n`,
    { version: 2, path: 'user.slice/user-1000.slice/user@1000.service/user.slice/libpod-{id}.scope' },
  ],
  [
    'Podman, cgroupfs',
    v1(`/libpod_parent/libpod-${ID}`, 'cpuacct'),
    {
      version: 1,
      cpuacct: 'cpuacct/libpod_parent/libpod-{id}',
      memory: 'memory/libpod_parent/libpod-{id}',
    },
  ],
  ['a parent of its own', `0::/batch/night/${ID}\n`, { version: 2, path: 'batch/night/{id}' }],
];

describe('the place of a cgroup', () => {
  test.each(shapes)('is found with %s', (_, lines, place) => {
    expect(placeIn(lines, ID)).toEqual(place);
  });

  test('is none where the process belongs to another container, to none, or lies outside of what is mounted', () => {
    expect(placeIn(v1(`/docker/${OTHER}`), ID)).toBeNull();
    expect(placeIn('0::/\n', ID)).toBeNull();
    expect(placeIn('', ID)).toBeNull();
    expect(placeIn(`0::/../../docker/${ID}\n`, ID)).toBeNull();
  });
});

const MIB = 2 ** 20;

/** Files of both containers at a place, as each version writes them. */
function filesAt(place: CgroupPlace, id: string): Record<string, string> {
  const at = (pattern: string) => `/sys/fs/cgroup/${pattern.replace('{id}', id)}`;
  if (place.version === 1) {
    return {
      [`${at(place.cpuacct)}/cpuacct.usage`]: '5280243249\n',
      [`${at(place.memory)}/memory.usage_in_bytes`]: `${64 * MIB}\n`,
      [`${at(place.memory)}/memory.stat`]: `cache 9\ninactive_file 7\nhierarchical_memory_limit 5\ntotal_inactive_file ${14 * MIB}\ntotal_unevictable 0\n`,
    };
  }
  return {
    [`${at(place.path)}/cpu.stat`]: 'usage_usec 5280243\nuser_usec 4000000\nsystem_usec 1280243\n',
    [`${at(place.path)}/memory.current`]: `${64 * MIB}\n`,
    [`${at(place.path)}/memory.stat`]: `anon 12\nfile 3\ninactive_anon 4\ninactive_file ${14 * MIB}\nslab 1\n`,
  };
}

describe('the counters of a cgroup', () => {
  test.each(shapes)('are read with %s, of any container there', (_, lines, place) => {
    const { read } = fakeFiles({ ...filesAt(place, ID), ...filesAt(place, OTHER) });
    const cpuNanos = place.version === 1 ? 5_280_243_249 : 5_280_243_000;
    const found = placeIn(lines, ID);
    expect(found && [ID, OTHER].map((id) => readCgroup(read, found, id))).toEqual([
      { cpuNanos, memoryBytes: 50 * MIB },
      { cpuNanos, memoryBytes: 50 * MIB },
    ]);
  });

  test('are none where there is no such group', () => {
    expect(readCgroup(fakeFiles({}).read, { version: 2, path: 'docker/{id}' }, ID)).toBeNull();
  });

  test('lack memory where that is not counted, and are not 0', () => {
    const { read } = fakeFiles({ [`/sys/fs/cgroup/docker/${ID}/cpu.stat`]: 'usage_usec 12\n' });
    expect(readCgroup(read, { version: 2, path: 'docker/{id}' }, ID)).toEqual({
      cpuNanos: 12_000,
      memoryBytes: undefined,
    });
  });

  test('a usage of 0 is told by what is anonymous', () => {
    const files = {
      'cpu.stat': 'usage_usec 1\n',
      'memory.current': '0\n',
      'memory.stat': 'anon 4096\nfile 0\n',
    };
    const { read } = fakeFiles(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [`/sys/fs/cgroup/docker/${ID}/${name}`, text]),
      ),
    );
    expect(readCgroup(read, { version: 2, path: 'docker/{id}' }, ID)?.memoryBytes).toBe(4_096);
  });
});
