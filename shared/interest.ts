import type { HostId } from './records.ts';

/** Of whom a client wants figures. */
export interface Interest {
  /**
   * Districts by any of their parcels, the nearest first: these are told container by container, of the others the sum.
   * `all` is the whole town.
   */
  readonly near: 'all' | readonly { readonly host: HostId; readonly parcels: readonly number[] }[];
  /** Slots of containers that are told with each sample, wherever they stand. */
  readonly focus: readonly number[];
}

/** Whether this client looks at live figures, and at whose; `true` is the whole town. */
export type Watching = boolean | Interest;
