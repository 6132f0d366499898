import { describe, expect, test } from 'vitest';
import { containersOf } from '../../../shared/records.ts';
import { cannotTellOwn, readTraces, recogniseOwn } from '../../../server/access/ownContainer.ts';
import { createWorld } from '../../../server/world/world.ts';
import { engineId } from '../../support/records.ts';
import { manualClock } from '../world/support/manualClock.ts';
import { memoryEngine } from '../world/support/memoryEngine.ts';
import { memoryStore, silentLog } from '../world/support/memoryStore.ts';

const OWN = '3f4e9a1b2c3d4e5f60718293a4b5c6d7e8f90123456789abcdef0123456789ab';
const OTHER = 'b1946ac92492d2347c6235b4d2611184aa11bb22cc33dd44ee55ff6677889900';
const NOTHING = { hostname: 'laptop', mountinfo: '', cgroup: '0::/\n' };

const mount = (root: string, point: string) =>
  `1712 1699 254:1 ${root} ${point} rw,relatime - ext4 /dev/vda1 rw,discard\n`;
const dockerMounts = (id: string) =>
  ['resolv.conf', 'hostname', 'hosts']
    .map((file) => mount(`/var/lib/docker/containers/${id}/${file}`, `/etc/${file}`))
    .join('');

test.each([
  ['the short hostname', { ...NOTHING, hostname: OWN.slice(0, 12) }],
  ['Docker’s mounts', { ...NOTHING, mountinfo: dockerMounts(OWN) }],
  [
    'Podman’s mounts',
    {
      ...NOTHING,
      mountinfo: mount(`/containers/storage/overlay-containers/${OWN}/userdata/hosts`, '/etc/hosts'),
    },
  ],
  ['cgroup version 1', { ...NOTHING, cgroup: `12:memory:/docker/${OWN}\n11:pids:/docker/${OWN}\n` }],
  ['the systemd driver', { ...NOTHING, cgroup: `0::/system.slice/docker-${OWN}.scope\n` }],
])('our own container is known by %s', (_trace, traces) => {
  expect([OTHER, OWN].filter(recogniseOwn(traces))).toEqual([OWN]);
});

test.each([
  ['nothing of containers', NOTHING],
  ['a short hostname of digits', { ...NOTHING, hostname: '3f4e' }],
  ['a name that only begins alike', { ...NOTHING, hostname: `${OWN.slice(0, 12)}-web` }],
  [
    'the mounts of an engine’s host',
    {
      ...NOTHING,
      mountinfo:
        mount('/', `/var/lib/docker/containers/${OWN}/mounts/shm`) + mount(`/x/${OWN}/shm`, '/dev/shm'),
    },
  ],
])('outside a container none is ours: %s', (_case, traces) => {
  expect([OTHER, OWN].filter(recogniseOwn(traces))).toEqual([]);
});

const rootMount = (root: string, kind: string, options: string) =>
  `1700 1600 0:52 ${root} / rw,relatime master:1 - ${kind} ${kind} ${options}\n`;
const OVERLAY = rootMount(
  '/',
  'overlay',
  'rw,lowerdir=/var/lib/docker/overlay2/l/AB:/var/lib/docker/overlay2/l/CD',
);

describe('whether it cannot be told in which container we run', () => {
  const NAMELESS = { ...NOTHING, hasMark: true };
  test.each([
    ['a container with a name of its own and hidden mounts', { ...NAMELESS, mountinfo: OVERLAY }, true],
    [
      'layers that are copied',
      { ...NAMELESS, mountinfo: rootMount('/docker/vfs/dir/ab12', 'ext4', 'rw') },
      true,
    ],
    ['a pod', { ...NAMELESS, hasMark: false, cgroup: '0::/kubepods/besteffort/pod12\n' }, true],
    [
      'overlays elsewhere, with Podman’s mark',
      { ...NAMELESS, mountinfo: rootMount('/', 'overlay', 'rw,lowerdir=/x') },
      true,
    ],
    ['one that is known by its mounts', { ...NAMELESS, mountinfo: OVERLAY + dockerMounts(OWN) }, false],
    [
      'one that is known by its hostname',
      { ...NAMELESS, hostname: OWN.slice(0, 12), mountinfo: OVERLAY },
      false,
    ],
    ['a machine', { ...NOTHING, hasMark: false, mountinfo: rootMount('/', 'ext4', 'rw') }, false],
    [
      'a machine made from an image, in which the mark has stayed',
      { ...NAMELESS, mountinfo: rootMount('/', 'ext4', 'rw') },
      false,
    ],
    [
      'a live system, whose root is an overlay',
      { ...NOTHING, hasMark: false, mountinfo: rootMount('/', 'overlay', 'rw,lowerdir=/cow') },
      false,
    ],
    ['no Linux', { ...NOTHING, cgroup: '', hasMark: false }, false],
  ])('%s: %s', (_case, traces, expected) => {
    expect(cannotTellOwn(traces)).toBe(expected);
  });
});

test('what cannot be read is nothing', () => {
  const traces = readTraces();
  expect(Object.keys(traces)).toEqual(['hostname', 'mountinfo', 'cgroup', 'hasMark']);
  expect([engineId(1)].filter(recogniseOwn(traces))).toEqual([]);
});

test('our own container is protected in the world, and no other', async () => {
  const clock = manualClock();
  const engine = memoryEngine(clock);
  engine.put(1);
  engine.put(2);
  const isOwn = recogniseOwn({ ...NOTHING, mountinfo: dockerMounts(engineId(2)) });
  const world = createWorld({ epoch: 'e1', clock, store: memoryStore(), log: silentLog, rules: { isOwn } });
  world.addHost({ reader: engine.reader, address: engine.reader.address, simulated: false });
  await clock.advance(100);
  const shown = containersOf(world.map.records()).map((each) => [each.number, each.protected]);
  expect(shown).toEqual([
    [1, false],
    [2, true],
  ]);
});
