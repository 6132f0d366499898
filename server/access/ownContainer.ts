/** Which container this very process runs in, when it runs in one: nobody may stop that from within the town. */
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What a process can see of its own container; '' where there is nothing to read. */
export interface Traces {
  readonly hostname: string;
  /** `/proc/self/mountinfo` */
  readonly mountinfo: string;
  /** `/proc/self/cgroup` */
  readonly cgroup: string;
  /** The file that Docker or Podman puts into each container. It stays in machines that are made from an image. */
  readonly hasMark: boolean;
}

/** Docker names a container's host after the first twelve digits of its id, unless told otherwise. */
const SHORT_ID = /^[0-9a-f]{12,64}$/;
/** With cgroup namespaces, as on version 2, there is nothing here but a slash. */
const CGROUP_ID = /[0-9a-f]{64}/g;
/**
 * `… /var/lib/docker/containers/ID/hostname /etc/hostname …`, Podman's with `/userdata`. Elsewhere the mounts of an engine's host
 * name every container that runs there.
 */
const MOUNT_ID = /\/([0-9a-f]{64})\/(?:userdata\/)?(hostname|hosts|resolv\.conf) \/etc\/\2 /g;

/** Whether an id is named by one of the three traces: one is enough, for each can be missing. */
export function recogniseOwn({
  hostname: name,
  ...traces
}: Omit<Traces, 'hasMark'>): (engineId: string) => boolean {
  const named = idsIn(traces);
  return (engineId) => named.has(engineId) || (SHORT_ID.test(name) && engineId.startsWith(name));
}

const idsIn = ({ mountinfo, cgroup }: Pick<Traces, 'mountinfo' | 'cgroup'>): ReadonlySet<string> =>
  new Set([
    ...[...mountinfo.matchAll(MOUNT_ID)].map(([, id = '']) => id),
    ...[...cgroup.matchAll(CGROUP_ID)].map(([id]) => id),
  ]);

/** The mount at `/`, with the folder that it is of its disk, and its options: `… /dir / rw - overlay overlay rw,lowerdir=…` */
const ROOT_MOUNT = /^\d+ \d+ \S+ \S+ \/ .*$/m;
/** Where engines keep the layers of which a container's root is made. */
const STORAGE = /\/(docker|containers\/storage|containerd|moby|kubelet)\//;
const CONTAINER_CGROUP = /\b(docker|libpod|kubepods|containerd)\b/;

/** Whether we run in a container of an engine's, and none of its traces says in which. */
export function cannotTellOwn(traces: Traces): boolean {
  const { hostname: name, mountinfo, cgroup } = traces;
  return isInContainer(traces) && idsIn({ mountinfo, cgroup }).size === 0 && !SHORT_ID.test(name);
}

function isInContainer({ mountinfo, cgroup, hasMark }: Traces): boolean {
  const root = ROOT_MOUNT.exec(mountinfo)?.[0] ?? '';
  return CONTAINER_CGROUP.test(cgroup) || STORAGE.test(root) || (hasMark && root.includes(' - overlay '));
}

const MARKS = ['/.dockerenv', '/run/.containerenv'];

export const readTraces = (): Traces => ({
  hostname: hostname(),
  mountinfo: readOrNothing('/proc/self/mountinfo'),
  cgroup: readOrNothing('/proc/self/cgroup'),
  hasMark: MARKS.some((path) => existsSync(path)),
});

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // no Linux: then this is no container either
  }
}
