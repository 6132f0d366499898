/** A container as the town's planners write it down. */
import type { Kind } from './container.ts';

/** How it stands when the engine is first asked. */
export type Start =
  'up' | 'starting' | 'unhealthy' | 'paused' | 'done' | 'failed' | 'created' | 'looping' | 'dead';

export interface Plan {
  /** '' = no Compose project. */
  readonly project: string;
  readonly service: string;
  readonly number: number;
  readonly image: string;
  readonly kind: Kind;
  readonly start: Start;
  readonly checked: boolean;
  /** 0 = unlimited. */
  readonly cores: number;
  /** 0 = unlimited. */
  readonly memoryMiB: number;
  /** `8080:80`, `80` when it is not published. */
  readonly ports: readonly string[];
  /** `volume:/path` or `/host/path:/path:ro`. */
  readonly mounts: readonly string[];
  /** For those that end by themselves. */
  readonly lasts: { readonly ms: number; readonly exitCode: number; readonly outOfMemory: boolean } | null;
}

export function planned(plan: Pick<Plan, 'service' | 'image' | 'kind'> & Partial<Plan>): Plan {
  return {
    project: '',
    number: 1,
    start: 'up',
    checked: false,
    cores: 0,
    memoryMiB: 0,
    ports: [],
    mounts: [],
    lasts: null,
    ...plan,
  };
}

/** The containers of one Compose project. */
export const plannedProject = (project: string, sketches: readonly Parameters<typeof planned>[0][]): Plan[] =>
  sketches.map((sketch) => planned({ ...sketch, project }));

export const nameOf = ({ project, service, number }: Plan): string =>
  project === '' ? service : `${project}-${service}-${number}`;
