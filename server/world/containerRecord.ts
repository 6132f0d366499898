import { containerId, DEFAULT_STOP_TIMEOUT_S } from '../../shared/records.ts';
import type { Container, HostId, Protection } from '../../shared/records.ts';
import type { ContainerDetails, ListedContainer } from '../engine/engine.ts';

export interface ContainerPlace {
  readonly host: HostId;
  readonly hostKey: string;
  readonly plot: number | null;
  readonly slot: number;
  /** By our own rules, beside its label. */
  readonly protection: Protection | null;
}

/** One container's record from what the list says, what an inspect has added since, and where it stands. */
export function containerRecord(
  listed: ListedContainer,
  details: ContainerDetails | undefined,
  { host, hostKey, plot, slot, protection }: ContainerPlace,
): Container {
  const { name, image, state, health, project, service, number, building } = listed;
  return {
    type: 'container',
    id: containerId(hostKey, listed.engineId),
    ...{ host, name, image, state, health },
    ...inspectedParts(listed, details),
    ...{ project, service, number, plot, slot },
    protected: listed.protected || (protection !== null && protection !== 'unsure'),
    ...(protection !== null && { protection }),
    building,
  };
}

type InspectedPart =
  'exitCode' | 'oomKilled' | 'restartCount' | 'startedAt' | 'cpuLimit' | 'memoryLimit' | 'stopTimeout';

/** An inspect may be older than the list: what it says of a run holds only while the list agrees. */
function inspectedParts(
  listed: ListedContainer,
  details: ContainerDetails | undefined,
): Pick<Container, InspectedPart> {
  const { exitCode } = listed;
  if (details === undefined) return { ...UNKNOWN, exitCode };
  const { restartCount, cpuLimit, memoryLimit, stopTimeout } = details;
  return {
    exitCode: exitCode ?? (listed.state === 'dead' ? details.exitCode : null),
    oomKilled: !isUp(listed) && details.oomKilled,
    restartCount,
    startedAt: isUp(listed) ? details.startedAt : null,
    cpuLimit,
    memoryLimit,
    ...(stopTimeout === DEFAULT_STOP_TIMEOUT_S ? {} : { stopTimeout }),
  };
}

const UNKNOWN = { oomKilled: false, restartCount: null, startedAt: null, cpuLimit: null, memoryLimit: null };

const isUp = ({ state }: ListedContainer): boolean => state === 'running' || state === 'paused';
