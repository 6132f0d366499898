import type { ContainerDetails, ListedContainer } from '../../../../server/engine/engine.ts';
import { engineId } from '../../../support/records.ts';

export const aListed = (number: number, change: Partial<ListedContainer> = {}): ListedContainer => ({
  engineId: engineId(number),
  name: `shop-web-${number}`,
  image: 'nginx:1.27',
  state: 'running',
  health: 'none',
  exitCode: null,
  createdAt: 1_700_000_000 + number,
  project: 'shop',
  service: 'web',
  number,
  oneOff: false,
  hidden: false,
  composeProject: '',
  isTask: false,
  protected: false,
  building: '',
  ...change,
});

export const someDetails = (id: string, change: Partial<ContainerDetails> = {}): ContainerDetails => ({
  engineId: id,
  exitCode: 0,
  oomKilled: false,
  restartCount: 0,
  startedAt: 1_700_000_100,
  cpuLimit: null,
  memoryLimit: null,
  restartPolicy: 'no',
  stopTimeout: 10,
  ...{ mounts: [], ports: [], composeProject: '' },
  ...change,
});
