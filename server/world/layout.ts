import type { ListedContainer } from '../engine/engine.ts';
import { createClaims, newestOf } from './claims.ts';
import type { Claims } from './claims.ts';
import { inSettlingOrder } from './holders.ts';
import { freePlot, givePlot, shownDistricts, takeBack, takeDraft, townFrom } from './town.ts';
import type { Town, TownChange, TownRows } from './town.ts';

export interface Placement {
  /** Plot by engine id; null where a newer container stands on the same plot. */
  readonly plotOf: ReadonlyMap<string, number | null>;
  /** Parcels by project, in the order in which they were taken. */
  readonly districts: ReadonlyMap<string, readonly number[]>;
}

export interface Layout {
  /** `containers` in any order; of two equally old claimants the later entry is the newer. */
  place(containers: readonly ListedContainer[]): Placement;
  /**
   * The same where only some have come, gone or changed: of 31,000 the others cost nothing. Answers who stands elsewhere than
   * before, and the districts of those who came.
   */
  move(come: readonly ListedContainer[], gone: readonly string[]): Placement;
}

interface Ground {
  readonly town: Town;
  readonly claims: Claims;
  readonly plotOf: Map<string, number | null>;
  readonly save: (change: TownChange) => void;
}

/** Gives plots of one town and keeps them; `save` gets what changed, to be kept across restarts. */
export function createLayout(
  stored: TownRows,
  now: () => number,
  save: (change: TownChange) => void,
): Layout {
  const ground: Ground = { town: townFrom(stored, now), claims: createClaims(), plotOf: new Map(), save };
  return {
    place: (containers) => place(ground, containers),
    move(come, gone) {
      const moved = settle(ground, come, gone);
      keepDraft(ground);
      return moved;
    },
  };
}

function place(ground: Ground, containers: readonly ListedContainer[]): Placement {
  const { town, claims, plotOf } = ground;
  const present = new Set(containers.map(({ engineId }) => engineId));
  const gone = [...claims.engineIds()].filter((engineId) => !present.has(engineId));
  settle(ground, containers, gone);
  // Also what stood there when the town was saved, and has gone unseen.
  for (const row of [...town.plots.values()]) if (!claims.isClaimed(row.key)) freePlot(town, row);
  keepDraft(ground);
  return {
    plotOf: new Map(containers.map(({ engineId }) => [engineId, plotOf.get(engineId) ?? null])),
    districts: shownDistricts(town),
  };
}

function keepDraft({ town, save }: Ground) {
  const draft = takeDraft(town);
  if (draft !== null) save(draft);
}

function settle(ground: Ground, come: readonly ListedContainer[], gone: readonly string[]): Placement {
  const { town, claims, plotOf } = ground;
  const touched = new Set([
    ...gone.flatMap((engineId) => claims.leave(engineId)),
    ...come.flatMap((container) => claims.come(container)),
  ]);
  for (const engineId of gone) plotOf.delete(engineId);
  const winners = winnersOf(ground, touched);
  const settlers = [...winners].filter(([holder]) => !takeBack(town, holder));
  for (const settler of inSettlingOrder(settlers.map(([, winner]) => winner))) givePlot(town, settler);
  const projects = new Set([...winners.values()].map(({ project }) => project));
  const districts = [...projects].map(
    (project) => [project, [...(town.districts.get(project) ?? [])]] as const,
  );
  return { plotOf: standElsewhere(ground, touched, winners), districts: new Map(districts) };
}

type Winners = ReadonlyMap<string, ListedContainer>;

/** Who is shown of each holder's claimants; a plot that nobody claims any more is free. */
function winnersOf({ town, claims }: Ground, touched: ReadonlySet<string>): Winners {
  const winners = new Map<string, ListedContainer>();
  for (const holder of touched) {
    const winner = newestOf(claims.claimants(holder));
    const row = town.plots.get(holder);
    if (winner !== undefined) winners.set(holder, winner);
    else if (row !== undefined) freePlot(town, row);
  }
  return winners;
}

function standElsewhere(
  { town, claims, plotOf }: Ground,
  touched: ReadonlySet<string>,
  winners: Winners,
): ReadonlyMap<string, number | null> {
  const moved = new Map<string, number | null>();
  for (const holder of touched) {
    for (const claimant of claims.claimants(holder)) {
      const { engineId } = claimant;
      const plot = winners.get(holder) === claimant ? (town.plots.get(holder)?.plot ?? null) : null;
      if (plotOf.get(engineId) !== plot) moved.set(engineId, plot);
      plotOf.set(engineId, plot);
    }
  }
  return moved;
}
