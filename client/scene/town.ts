import { easeInOut, easeOut, easeWithWeight, linear, shake as shakeShape } from '../anim/ease.ts';
import { planTransition, type Transition } from '../anim/planTransition.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Container, ContainerId, Host, RecordMap } from '../../shared/records.ts';
import { raise, restOf, type Building, type BuildingSource } from './building.ts';
import { FLAG, type Cells } from './cells.ts';
import type { Motions } from './motions.ts';

/** More changes than this at once are a bulk: they are shown without motion. */
const BULK = 24;
const LEVER_MS = 180;
const LIGHT_MS = 250;
const ICE_MS = 400;
const SHAKE_MS = 500;

export interface TownParts extends Omit<BuildingSource, 'hostOf'> {
  readonly cells: Cells;
  readonly motions: Motions;
  /** Whether anything may move by itself. */
  readonly isCalm: () => boolean;
}

/** Records → buildings, their cells and motions. Knows no GPU. */
export interface Town {
  readonly sync: (previous: RecordMap, next: RecordMap, nowMs: number) => void;
  readonly setPending: (id: ContainerId, action: ContainerAction | null, nowMs: number) => void;
  readonly setRefused: (id: ContainerId, nowMs: number) => void;
  readonly buildings: () => ReadonlyMap<ContainerId, Building>;
  readonly cellOfSlot: (slot: number) => number | undefined;
  readonly pendingOf: (id: ContainerId) => ContainerAction | undefined;
  /** Ends demolitions whose time is over. */
  readonly step: (nowMs: number) => void;
  /** Changes whenever a building appears, goes or looks otherwise. */
  readonly version: () => number;
  /** Buildings that still stand while they are taken down, beside those that live. */
  readonly leaving: () => readonly Building[];
}

interface Leaving {
  readonly building: Building;
  readonly endMs: number;
}

export function createTown(parts: TownParts): Town {
  const { cells, motions } = parts;
  const buildings = new Map<ContainerId, Building>();
  const pending = new Map<ContainerId, ContainerAction>();
  const slots = new Map<number, ContainerId>();
  let records: RecordMap = new Map();
  let leaving: readonly Leaving[] = [];
  let version = 0;

  const source: BuildingSource = { ...parts, hostOf: (container) => hostOf(records, container) };

  const flagsOf = (container: Container): number => {
    const host = hostOf(records, container);
    const away = host?.state === 'live' ? 0 : FLAG.away;
    return away | (pending.has(container.id) ? FLAG.pending : 0) | (container.protected ? FLAG.protected : 0);
  };

  const drop = (building: Building): void => {
    motions.forget(building.cell);
    cells.release(building.cell);
  };

  const settle = (building: Building, nowMs: number, moves: boolean): void => {
    const { container, cell, look } = building;
    cells.setLook(cell, look, flagsOf(container));
    const rest = restOf(container, pending.has(container.id));
    const go = (channel: 'light' | 'lever' | 'ice', durationMs: number): void => {
      if (!moves) return motions.set(cell, channel, rest[channel]);
      const ease = channel === 'lever' ? easeWithWeight : easeInOut;
      motions.begin({ cell, channel, to: rest[channel], startMs: nowMs, durationMs, ease });
    };
    go('light', LIGHT_MS);
    go('lever', LEVER_MS);
    go('ice', ICE_MS);
  };

  const play = (building: Building, { kind, durationMs }: Transition, nowMs: number): void => {
    const { cell } = building;
    const base = { cell, startMs: nowMs, durationMs };
    if (kind === 'rise') motions.begin({ ...base, channel: 'rise', from: 0, to: 1, ease: easeOut });
    if (kind === 'demolish') motions.begin({ ...base, channel: 'rise', from: 0.7, to: 0, ease: linear });
    if (kind === 'collapse') rattle(building, nowMs);
  };

  const rattle = ({ cell }: Building, nowMs: number): void => {
    if (parts.isCalm()) return;
    motions.begin({
      ...{ cell, channel: 'shake', from: 0, to: 0.35, startMs: nowMs, durationMs: SHAKE_MS },
      ease: shakeShape,
    });
  };

  const change = (id: ContainerId, nowMs: number, moves: boolean): void => {
    const before = buildings.get(id) ?? null;
    const record = records.get(id);
    const after = record?.type === 'container' ? record : null;
    const transition = planTransition(before?.container ?? null, after);
    const cell = before?.cell ?? cells.allocate();
    const building = after && raise(after, cell, source);
    if (before && slots.get(before.container.slot) === id) slots.delete(before.container.slot);
    if (building) {
      buildings.set(id, building);
      slots.set(building.container.slot, id);
      if (!before) for (const [channel, rest] of RESTS) motions.set(cell, channel, rest);
      settle(building, nowMs, moves && before !== null);
    } else {
      buildings.delete(id);
      pending.delete(id);
      if (before && moves)
        leaving = [...leaving, { building: before, endMs: nowMs + (transition?.durationMs ?? 0) }];
      else if (before) drop(before);
      else cells.release(cell);
    }
    const shown = building ?? before;
    if (shown && transition && moves) play(shown, transition, nowMs);
  };

  return {
    sync: (previous, next, nowMs) => {
      records = next;
      const ids = changedContainers(previous, next);
      const moves = !parts.isCalm() && ids.length <= BULK && previous.size > 0;
      for (const id of ids) change(id, nowMs, moves);
      if (hostsDiffer(previous, next)) {
        for (const { cell, look, container } of buildings.values())
          cells.setLook(cell, look, flagsOf(container));
      }
      version += 1;
    },
    setPending: (id, action, nowMs) => {
      if (action === null) pending.delete(id);
      else pending.set(id, action);
      const building = buildings.get(id);
      if (building) settle(building, nowMs, !parts.isCalm());
      version += 1;
    },
    setRefused: (id, nowMs) => {
      const building = buildings.get(id);
      if (building) rattle(building, nowMs);
    },
    buildings: () => buildings,
    cellOfSlot: (slot) => {
      const id = slots.get(slot);
      return id && buildings.get(id)?.cell;
    },
    pendingOf: (id) => pending.get(id),
    step: (nowMs) => {
      const over = leaving.filter(({ endMs }) => endMs <= nowMs);
      if (over.length === 0) return;
      for (const { building } of over) drop(building);
      leaving = leaving.filter(({ endMs }) => endMs > nowMs);
      version += 1;
    },
    version: () => version,
    leaving: () => leaving.map(({ building }) => building),
  };
}

const RESTS = [
  ['rise', 1],
  ['shake', 0],
] as const;

const hostOf = (records: RecordMap, container: Container): Host | undefined => {
  const host = records.get(container.host);
  return host?.type === 'host' ? host : undefined;
};

function changedContainers(previous: RecordMap, next: RecordMap): ContainerId[] {
  const ids: ContainerId[] = [];
  for (const record of next.values()) {
    if (record.type === 'container' && previous.get(record.id) !== record) ids.push(record.id);
  }
  for (const record of previous.values()) {
    if (record.type === 'container' && !next.has(record.id)) ids.push(record.id);
  }
  return ids;
}

function hostsDiffer(previous: RecordMap, next: RecordMap): boolean {
  for (const record of next.values()) {
    if (record.type === 'host' && previous.get(record.id) !== record) return true;
  }
  return false;
}
