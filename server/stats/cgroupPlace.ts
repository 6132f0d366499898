/** Where a container's cgroup lies below the mounted tree, as a pattern that holds for the engine's other containers too. */

const ID = '{id}';

/** Paths below the tree's root with `{id}` for the container's id. */
export type CgroupPlace =
  | { readonly version: 1; readonly cpuacct: string; readonly memory: string }
  | { readonly version: 2; readonly path: string };

/**
 * `text`: the lines `hierarchy:controllers:path` of `/proc/PID/cgroup`. Null when they do not name the container: then the
 * process is another one, of another namespace or another machine. Whatever lies below the container's own group, as with
 * systemd or Podman inside of it, is part of the container.
 */
export function placeIn(text: string, engineId: string): CgroupPlace | null {
  const groups = text.split('\n').flatMap((line) => groupOf(line, engineId));
  const having = (controller: string) => groups.find(({ controllers }) => controllers.includes(controller));
  const [cpuacct, memory, unified] = [having('cpuacct'), having('memory'), having('')];
  if (cpuacct !== undefined && memory !== undefined) {
    return { version: 1, cpuacct: mounted(cpuacct), memory: mounted(memory) };
  }
  return unified === undefined ? null : { version: 2, path: unified.path };
}

interface Group {
  /** One empty name for the unified hierarchy. */
  readonly controllers: readonly string[];
  readonly path: string;
}

function groupOf(line: string, engineId: string): Group[] {
  const [, controllers = '', path = ''] = /^\d+:([^:]*):\/(.*)$/.exec(line) ?? [];
  const parts = path.split('/');
  const own = parts.findIndex((part) => part.includes(engineId));
  // A path that climbs lies outside of what is mounted here.
  if (own === -1 || parts.includes('..')) return [];
  const pattern = parts
    .slice(0, own + 1)
    .join('/')
    .replace(engineId, ID);
  return [{ controllers: controllers.split(','), path: pattern }];
}

/** Version 1 has a tree for each set of controllers, mounted by their names. */
const mounted = ({ controllers, path }: Group): string => `${controllers.join(',')}/${path}`;

export const pathOf = (pattern: string, engineId: string): string => pattern.replace(ID, engineId);
