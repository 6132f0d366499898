/** Which container this very process runs in, when it runs in one: nobody may stop that from within the town. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What a process can see of its own container; '' where there is nothing to read. */
export interface Traces {
  readonly hostname: string;
  /** `/proc/self/mountinfo` */
  readonly mountinfo: string;
  /** `/proc/self/cgroup` */
  readonly cgroup: string;
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
export function recogniseOwn({ hostname: name, mountinfo, cgroup }: Traces): (engineId: string) => boolean {
  const named = new Set([
    ...[...mountinfo.matchAll(MOUNT_ID)].map(([, id]) => id),
    ...[...cgroup.matchAll(CGROUP_ID)].map(([id]) => id),
  ]);
  return (engineId) => named.has(engineId) || (SHORT_ID.test(name) && engineId.startsWith(name));
}

export const readTraces = (): Traces => ({
  hostname: hostname(),
  mountinfo: readOrNothing('/proc/self/mountinfo'),
  cgroup: readOrNothing('/proc/self/cgroup'),
});

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // no Linux: then this is no container either
  }
}
