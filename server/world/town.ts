import { PLOTS_PER_PARCEL } from '../../shared/plots.ts';
import type { ListedContainer } from '../engine/engine.ts';
import { holderOf } from './holders.ts';

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

interface Draft {
  readonly plots: Map<string, PlotRow>;
  readonly parcels: ParcelRow[];
  readonly dropped: string[];
}

export interface Town {
  readonly now: () => number;
  readonly plots: Map<string, PlotRow>;
  readonly districts: Map<string, number[]>;
  /** Plots ever given in a district; they are given in order, and a reused one only changes its holder. */
  readonly given: Map<string, number>;
  /** Holders by project whose plots are free: thousands that come at once must not search all plots each. */
  readonly freed: Map<string, Set<string>>;
  nextParcel: number;
  /** What has changed since it was last taken. */
  draft: Draft;
}

export function townFrom(stored: TownRows, now: () => number): Town {
  const town: Town = {
    ...{ now, plots: new Map(), districts: new Map(), given: new Map(), freed: new Map() },
    nextParcel: 0,
    draft: newDraft(),
  };
  const parcels = [...stored.parcels].sort((a, b) => a.parcel - b.parcel);
  for (const { parcel, project } of parcels) own(town, project, parcel);
  for (const row of stored.plots) {
    keep(town, row);
    town.given.set(row.project, (town.given.get(row.project) ?? 0) + 1);
  }
  return town;
}

const newDraft = (): Draft => ({ plots: new Map(), parcels: [], dropped: [] });

/** What is to be saved; null when nothing has changed since. */
export function takeDraft(town: Town): TownChange | null {
  const { plots, parcels, dropped } = town.draft;
  town.draft = newDraft();
  if (plots.size + parcels.length + dropped.length === 0) return null;
  return { plots: [...plots.values()], parcels, dropped };
}

function own(town: Town, project: string, parcel: number) {
  const parcels = town.districts.get(project);
  if (parcels === undefined) town.districts.set(project, [parcel]);
  else parcels.push(parcel);
  town.nextParcel = Math.max(town.nextParcel, parcel + 1);
}

function keep({ plots, freed }: Town, row: PlotRow) {
  plots.set(row.key, row);
  if (row.freedAt === null) freed.get(row.project)?.delete(row.key);
  else freed.set(row.project, (freed.get(row.project) ?? new Set()).add(row.key));
}

function put(town: Town, row: PlotRow) {
  keep(town, row);
  town.draft.plots.set(row.key, row);
}

/** Nothing stands there any more. */
export function freePlot(town: Town, row: PlotRow) {
  if (row.freedAt === null) put(town, { ...row, freedAt: town.now() });
}

/** False where the holder has no plot yet. */
export function takeBack(town: Town, holder: string): boolean {
  const held = town.plots.get(holder);
  if (held !== undefined && held.freedAt !== null) put(town, { ...held, freedAt: null });
  return held !== undefined;
}

export function givePlot(town: Town, settler: ListedContainer) {
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
  for (const key of town.freed.get(project) ?? []) {
    const row = town.plots.get(key);
    if (row === undefined || row.freedAt === null || row.freedAt > since) continue;
    oldest = row;
    since = row.freedAt;
  }
  if (oldest === undefined) return undefined;
  town.plots.delete(oldest.key);
  town.freed.get(project)?.delete(oldest.key);
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

export function shownDistricts({ plots, districts, now }: Town): ReadonlyMap<string, readonly number[]> {
  const shown = new Map<string, readonly number[]>();
  for (const { project, freedAt } of plots.values()) {
    const parcels = districts.get(project);
    if (parcels === undefined || shown.has(project)) continue;
    if (freedAt === null || now() - freedAt < DISTRICT_LINGER_MS) shown.set(project, [...parcels]);
  }
  return shown;
}
