import type { Diff } from '../../shared/diff.ts';
import { containerId, districtId } from '../../shared/records.ts';
import type { Container, District, Host, RecordId, WorldRecord } from '../../shared/records.ts';
import type { ContainerDetails, ListedContainer } from '../engine/engine.ts';
import { containerRecord } from './containerRecord.ts';
import type { Layout } from './layout.ts';
import { protectionOf } from './protection.ts';
import type { ProtectionRules } from './protection.ts';
import type { Listing } from './listing.ts';
import type { Slots } from './slots.ts';
import type { TownChange, TownRows } from './town.ts';

/** Where plots are kept; a town is one engine at one address. */
export interface TownStore {
  load(town: string): TownRows;
  save(town: string, change: TownChange): void;
}

export interface HostModelOptions {
  readonly hostKey: string;
  readonly index: number;
  readonly address: string;
  readonly simulated: boolean;
  readonly slots: Slots;
  readonly store: TownStore;
  readonly now: () => number;
  readonly rules: ProtectionRules;
  /** Gets the records that may have changed, whole; those that say the same are the same objects. */
  readonly publish: (change: Diff) => void;
}

interface Made {
  readonly listed: ListedContainer;
  readonly details: ContainerDetails | undefined;
  readonly plot: number | null;
  readonly ownProject: string;
  readonly record: Container;
}

/** What is known of one host, and the records that say it. */
export interface Model {
  readonly options: HostModelOptions;
  readonly listing: Listing;
  readonly details: Map<string, ContainerDetails>;
  readonly made: Map<string, Made>;
  readonly plotOf: Map<string, number | null>;
  readonly districts: Map<string, District>;
  /** Records that are gone and still shown. */
  gone: RecordId[];
  host: Host;
  /** The engine's own id; '' before it has answered. */
  engineId: string;
  layout: Layout | null;
  /** The Compose project that we run in, where that is on this host. */
  ownProject: string;
  confirmedAt: number | null;
}

export function forgetAll(model: Model) {
  forget(model, [...model.listing.all().keys()]);
  for (const district of model.districts.values()) model.gone.push(district.id);
  model.districts.clear();
}

export function forget({ options, details, made, plotOf, gone }: Model, engineIds: Iterable<string>) {
  for (const engineId of engineIds) {
    const id = containerId(options.hostKey, engineId);
    details.delete(engineId);
    plotOf.delete(engineId);
    if (made.delete(engineId)) gone.push(id);
    options.slots.release(id);
  }
}

export function takeDistricts(
  { districts, host, options }: Model,
  parcelsOf: ReadonlyMap<string, readonly number[]>,
): District[] {
  return [...parcelsOf].map(([project, parcels]) => {
    const id = districtId(options.hostKey, project);
    const district: District = { type: 'district', id, host: host.id, project, parcels };
    districts.set(project, district);
    return district;
  });
}

export const isVisible = (container: ListedContainer): boolean => !container.hidden;

export function publish(model: Model, records: readonly WorldRecord[]) {
  const remove = model.gone;
  model.gone = [];
  model.options.publish({ put: [model.host, ...records], remove });
}

export const recordsOf = (model: Model, engineIds: Iterable<string>): Container[] =>
  [...engineIds]
    .flatMap((engineId) => model.listing.all().get(engineId) ?? [])
    .filter(isVisible)
    .map((listed) => recordOf(model, listed));

/** The same object as before when nothing that it says has changed. */
function recordOf(model: Model, listed: ListedContainer): Container {
  const { options, host, plotOf, details, made, ownProject } = model;
  const { hostKey, slots, rules } = options;
  const plot = plotOf.get(listed.engineId) ?? null;
  const known = details.get(listed.engineId);
  const before = made.get(listed.engineId);
  if (before !== undefined && isSame(before, { listed, details: known, plot, ownProject }))
    return before.record;
  const slot = slots.take(containerId(hostKey, listed.engineId));
  const record = containerRecord(listed, known, {
    ...{ host: host.id, hostKey, plot, slot },
    protection: protectionOf(listed, rules, ownProject),
  });
  made.set(listed.engineId, { listed, details: known, plot, ownProject, record });
  return record;
}

const isSame = (before: Made, now: Omit<Made, 'record'>): boolean =>
  before.listed === now.listed &&
  before.details === now.details &&
  before.plot === now.plot &&
  before.ownProject === now.ownProject;
