import { PLOTS_PER_PARCEL } from '../../shared/plots.ts';
import type { ListedContainer } from '../engine/engine.ts';
import { holderOf, inSettlingOrder, newestByHolder } from './holders.ts';

const HOUR_MS = 3_600_000;
export const RESERVED_MS = 7 * 24 * HOUR_MS;
/** An empty district keeps its ground for a while, so that a project that is recreated does not sink and rise. */
export const DISTRICT_LINGER_MS = HOUR_MS;

/** A plot and who holds it; the same holder gets it again. */
export interface PlotRow {
  readonly key: string;
  readonly project: string;
  readonly plot: number;
  /** Epoch milliseconds since when nothing stands on it; null while it is built on. */
  readonly freedAt: number | null;
}

/** A parcel and the project that owns it. */
export interface ParcelRow {
  readonly parcel: number;
  readonly project: string;
}

/** What has been given out in one town. */
export interface TownRows {
  readonly plots: readonly PlotRow[];
  readonly parcels: readonly ParcelRow[];
}

export interface TownChange extends TownRows {
  /** Holders who lost a plot that had been reserved long enough. */
  readonly dropped: readonly string[];
}

export interface Placement {
  /** Plot by engine id; null where a newer container stands on the same plot. */
  readonly plotOf: ReadonlyMap<string, number | null>;
  /** Parcels by project, in the order in which they were taken. */
  readonly districts: ReadonlyMap<string, readonly number[]>;
}

export interface Layout {
  /** `containers` in any order; of two equally old claimants the later entry is the newer. */
  place(containers: readonly ListedContainer[]): Placement;
}

interface Draft {
  readonly plots: Map<string, PlotRow>;
  readonly parcels: ParcelRow[];
  readonly dropped: string[];
}

interface Town {
  readonly now: () => number;
  readonly plots: Map<string, PlotRow>;
  readonly districts: Map<string, number[]>;
  /** Plots ever given in a district; they are given in order, and a reused one only changes its holder. */
  readonly given: Map<string, number>;
  nextParcel: number;
  /** What has changed since it was last saved. */
  draft: Draft;
}

/** Gives plots of one town and keeps them; `save` gets what changed, to be kept across restarts. */
export function createLayout(
  stored: TownRows,
  now: () => number,
  save: (change: TownChange) => void,
): Layout {
  const town = townFrom(stored, now);
  return {
    place(containers) {
      const claimed = newestByHolder(containers);
      freeUnclaimed(town, claimed);
      claimPlots(town, claimed);
      const { plots, parcels, dropped } = town.draft;
      town.draft = newDraft();
      if (plots.size + parcels.length + dropped.length > 0) {
        save({ plots: [...plots.values()], parcels, dropped });
      }
      return { plotOf: plotsOf(town, containers, claimed), districts: shownDistricts(town) };
    },
  };
}

const newDraft = (): Draft => ({ plots: new Map(), parcels: [], dropped: [] });

function townFrom(stored: TownRows, now: () => number): Town {
  const town: Town = {
    now,
    plots: new Map(stored.plots.map((row) => [row.key, row])),
    districts: new Map(),
    given: new Map(),
    nextParcel: 0,
    draft: newDraft(),
  };
  const parcels = [...stored.parcels].sort((a, b) => a.parcel - b.parcel);
  for (const { parcel, project } of parcels) own(town, project, parcel);
  for (const { project } of stored.plots) town.given.set(project, (town.given.get(project) ?? 0) + 1);
  return town;
}

function own(town: Town, project: string, parcel: number) {
  const parcels = town.districts.get(project);
  if (parcels === undefined) town.districts.set(project, [parcel]);
  else parcels.push(parcel);
  town.nextParcel = Math.max(town.nextParcel, parcel + 1);
}

function put(town: Town, row: PlotRow) {
  town.plots.set(row.key, row);
  town.draft.plots.set(row.key, row);
}

function freeUnclaimed(town: Town, claimed: ReadonlyMap<string, ListedContainer>) {
  const freedAt = town.now();
  for (const row of [...town.plots.values()]) {
    if (row.freedAt === null && !claimed.has(row.key)) put(town, { ...row, freedAt });
  }
}

function claimPlots(town: Town, claimed: ReadonlyMap<string, ListedContainer>) {
  const settlers: ListedContainer[] = [];
  for (const [key, container] of claimed) {
    const held = town.plots.get(key);
    if (held === undefined) settlers.push(container);
    else if (held.freedAt !== null) put(town, { ...held, freedAt: null });
  }
  for (const settler of inSettlingOrder(settlers)) give(town, settler);
}

function give(town: Town, settler: ListedContainer) {
  const { project } = settler;
  const plot = freshPlot(town, project) ?? reusedPlot(town, project) ?? plotOnFreshParcel(town, project);
  put(town, { key: holderOf(settler), project, plot, freedAt: null });
}

function freshPlot(town: Town, project: string): number | undefined {
  const count = town.given.get(project) ?? 0;
  const parcel = town.districts.get(project)?.[Math.floor(count / PLOTS_PER_PARCEL)];
  if (parcel === undefined) return undefined;
  town.given.set(project, count + 1);
  return parcel * PLOTS_PER_PARCEL + (count % PLOTS_PER_PARCEL);
}

/** Of the plots that were reserved long enough, the one that has been free the longest. */
function reusedPlot(town: Town, project: string): number | undefined {
  let oldest: PlotRow | undefined;
  let since = town.now() - RESERVED_MS;
  for (const row of town.plots.values()) {
    if (row.project !== project || row.freedAt === null || row.freedAt > since) continue;
    oldest = row;
    since = row.freedAt;
  }
  if (oldest === undefined) return undefined;
  town.plots.delete(oldest.key);
  town.draft.plots.delete(oldest.key);
  town.draft.dropped.push(oldest.key);
  return oldest.plot;
}

function plotOnFreshParcel(town: Town, project: string): number {
  const parcel = town.nextParcel;
  own(town, project, parcel);
  town.draft.parcels.push({ parcel, project });
  return freshPlot(town, project) ?? parcel * PLOTS_PER_PARCEL;
}

function plotsOf(
  town: Town,
  containers: readonly ListedContainer[],
  claimed: ReadonlyMap<string, ListedContainer>,
): ReadonlyMap<string, number | null> {
  const plotOf = (container: ListedContainer) => {
    const key = holderOf(container);
    return claimed.get(key) === container ? (town.plots.get(key)?.plot ?? null) : null;
  };
  return new Map(containers.map((container) => [container.engineId, plotOf(container)]));
}

function shownDistricts({ plots, districts, now }: Town): ReadonlyMap<string, readonly number[]> {
  const shown = new Map<string, readonly number[]>();
  for (const { project, freedAt } of plots.values()) {
    const parcels = districts.get(project);
    if (parcels === undefined || shown.has(project)) continue;
    if (freedAt === null || now() - freedAt < DISTRICT_LINGER_MS) shown.set(project, [...parcels]);
  }
  return shown;
}
