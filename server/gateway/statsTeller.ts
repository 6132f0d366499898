import type { Interest } from '../../shared/interest.ts';
import { encodeStats, type DistrictSum } from '../../shared/statsFrame.ts';
import type { Clock } from '../world/clock.ts';
import type { WorldMap } from '../world/worldMap.ts';
import { townOf, type StatsDistrict, type Town } from './statsDistricts.ts';
import type { HostRates } from './statsRates.ts';
import { sectionsOf, type Sections } from './statsSections.ts';
import type { StatsTable } from './statsTable.ts';
import { viewOf, type View } from './statsViewers.ts';

/** Tells each client what it looks at. */
export interface StatsTeller {
  /** Who looks already is heeded with the next `heed`. */
  wish(client: string, interest: Interest): void;
  leave(client: string): void;
  size(): number;
  views(): readonly View[];
  /** Tells those who look at something else now what they have not been told of it. */
  heed(): void;
  /** The containers that run have changed. */
  setTown(town: Town): void;
  /** One message for each client; those who are told the same get the same one. */
  tell(): void;
  /** All that this client is to be told, and how; null when there is nothing. */
  keyFrame(client: string): Uint8Array | null;
  /** As if nothing had ever been told. */
  clear(): void;
}

export interface TellerOptions {
  readonly map: WorldMap;
  readonly clock: Clock;
  readonly table: StatsTable;
  readonly rates: HostRates;
  readonly send: (frame: Uint8Array, clients: readonly string[]) => void;
}

interface Viewer {
  interest: Interest;
  view: View;
  /** What it has said since. */
  wish: Interest | null;
}

interface Teller {
  readonly options: TellerOptions;
  readonly viewers: Map<string, Viewer>;
  readonly stale: Set<number>;
  readonly toldSums: Map<string, DistrictSum>;
  town: Town;
  tick: number;
  tickedAt: number;
  sections: Sections | null;
}

export function createStatsTeller(options: TellerOptions): StatsTeller {
  const teller: Teller = {
    ...{ options, viewers: new Map(), stale: new Set(), toldSums: new Map() },
    ...{ town: townOf(new Map()), tick: 0, tickedAt: -Infinity, sections: null },
  };
  const { viewers } = teller;
  return {
    wish(client, interest) {
      const viewer = viewers.get(client);
      if (viewer !== undefined) viewer.wish = interest;
      else viewers.set(client, { interest, view: viewOf(interest, teller.town), wish: null });
    },
    leave: (client) => void viewers.delete(client),
    size: () => viewers.size,
    views: () => [...viewers.values()].map(({ view }) => view),
    heed() {
      for (const [client, viewer] of viewers) if (viewer.wish !== null) heed(teller, client, viewer);
    },
    setTown(town) {
      teller.town = town;
      for (const viewer of viewers.values()) viewer.view = viewOf(viewer.interest, town);
    },
    tell: () => tell(teller),
    keyFrame: (client) => keyFrame(teller, client),
    clear() {
      teller.sections = null;
      teller.stale.clear();
      teller.toldSums.clear();
    },
  };
}

function heed(teller: Teller, client: string, viewer: Viewer) {
  const { sections, town } = teller;
  const before = viewer.view;
  viewer.interest = viewer.wish ?? viewer.interest;
  viewer.wish = null;
  viewer.view = viewOf(viewer.interest, town);
  if (sections === null) return;
  const { near, isWhole, focus } = viewer.view;
  const isNew = (district: StatsDistrict) => !before.near.some(({ key }) => key === district.key);
  const told = [
    ...near.filter(isNew).flatMap((district) => sections.whole(district)),
    ...(before.isWhole && !isWhole ? sections.sums('all') : []),
    ...focus.filter((slot) => !before.focus.includes(slot)).flatMap((slot) => sections.focus(slot, 'always')),
  ];
  if (told.length > 0) teller.options.send(frameOf(teller, sections, told), [client]);
}

function tell(teller: Teller) {
  const { options, town, stale, toldSums, tickedAt: since } = teller;
  const { clock, table, rates, map, send } = options;
  const now = clock.now();
  teller.tick += 1;
  teller.tickedAt = now;
  const periods = rates.periods(map.records());
  const sections = sectionsOf({ table, town, now, since, stale, toldSums, periods, tick: teller.tick });
  teller.sections = sections;
  for (const [view, clients] of groupsOf(teller)) {
    send(frameOf(teller, sections, newsFor(sections, view)), clients);
  }
}

function groupsOf({ viewers }: Teller): (readonly [View, string[]])[] {
  const groups = new Map<string, readonly [View, string[]]>();
  for (const [client, { view }] of viewers) {
    const group = groups.get(view.group);
    if (group === undefined) groups.set(view.group, [view, [client]]);
    else group[1].push(client);
  }
  return [...groups.values()];
}

/** The town's share first: what is in focus is newer. */
const newsFor = (sections: Sections, { near, isWhole, focus }: View): Uint8Array[] => [
  ...(isWhole ? sections.news('town') : near.flatMap((district) => sections.news(district))),
  ...(isWhole ? [] : sections.sums('news')),
  ...focus.flatMap((slot) => sections.focus(slot, 'new')),
];

function keyFrame(teller: Teller, client: string): Uint8Array | null {
  const { viewers, sections } = teller;
  const view = viewers.get(client)?.view;
  if (view === undefined || sections === null) return null;
  const told = [
    ...(view.isWhole ? sections.whole('town') : view.near.flatMap((district) => sections.whole(district))),
    ...(view.isWhole ? [] : sections.sums('all')),
    ...view.focus.flatMap((slot) => sections.focus(slot, 'always')),
  ];
  return told.length === 0 ? null : frameOf(teller, sections, told);
}

const frameOf = ({ options }: Teller, sections: Sections, told: readonly Uint8Array[]): Uint8Array =>
  encodeStats(options.clock.now(), [sections.periods(), ...told]);
