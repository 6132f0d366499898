import { planTransition, type Transition } from '../anim/planTransition.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Container, ContainerId, Host, RecordMap, WorldRecord } from '../../shared/records.ts';
import { raise, type Building, type BuildingSource } from './building.ts';
import { play, rattle, settle, stand, type Moment } from './buildingMotions.ts';
import { isNewForm, type Change } from './effects.ts';
import { FLAG, type Cells, type SlotFigures } from './cells.ts';
import { differingRecords, hostOf } from './changes.ts';
import type { Motions } from './motions.ts';

/** More changes than this at once are a bulk: they are shown without motion. */
const BULK = 24;

export interface TownParts extends Omit<BuildingSource, 'hostOf'> {
  readonly cells: Cells;
  readonly motions: Motions;
  /** Nothing moves by itself. */
  readonly isCalm: boolean;
  /** A building appears, goes or takes another form: what can be aimed at follows at once. */
  readonly onForm: (change: Change) => void;
  /** A building begins to play that. */
  readonly onPlay: (building: Building, played: Transition & { readonly nowMs: number }) => void;
}

interface Leaving {
  readonly building: Building;
  readonly endMs: number;
}

/** Records → buildings, their cells and motions. Knows no GPU, but holds cells of it. */
export class Town {
  readonly buildings = new Map<ContainerId, Building>();
  readonly #parts: TownParts;
  readonly #source: BuildingSource;
  readonly #pending = new Map<ContainerId, ContainerAction>();
  /** By the slot of the container that stands there. */
  readonly #cells = new Map<number, number>();
  #records: RecordMap = new Map();
  #changes: Change[] = [];
  #leaving: readonly Leaving[] = [];

  constructor(parts: TownParts) {
    this.#parts = parts;
    this.#source = { ...parts, hostOf: (container) => hostOf(this.#records, container) };
  }

  sync(previous: RecordMap, next: RecordMap, nowMs: number): void {
    this.#records = next;
    const { containers, hosts } = differingRecords(previous, next);
    const moves = !this.#parts.isCalm && containers.length <= BULK && previous.size > 0;
    for (const id of containers) this.#change(id, { nowMs, moves });
    if (hosts) for (const building of this.buildings.values()) this.#mark(building);
  }

  setPending(id: ContainerId, action: ContainerAction | null, nowMs: number): void {
    if (this.pendingOf(id) === action) return;
    if (action === null) this.#pending.delete(id);
    else this.#pending.set(id, action);
    const building = this.buildings.get(id);
    if (!building) return;
    this.#settle(building, { nowMs, moves: !this.#parts.isCalm });
    this.#note({ before: building, after: building });
  }

  setRefused(id: ContainerId, nowMs: number): void {
    const building = this.buildings.get(id);
    if (building && !this.#parts.isCalm) rattle(this.#parts.motions, building.cell, nowMs);
  }

  pendingOf(id: ContainerId): ContainerAction | null {
    return this.#pending.get(id) ?? null;
  }

  setFigures(figures: SlotFigures, slots: readonly number[] | 'all', nowMs: number): void {
    const { cells } = this.#parts;
    cells.beginTick(nowMs);
    if (slots === 'all') for (const [slot, cell] of this.#cells) cells.setFigures(cell, figures, slot);
    else
      for (const slot of slots) {
        const cell = this.#cells.get(slot);
        if (cell !== undefined) cells.setFigures(cell, figures, slot);
      }
  }

  /** What became of the buildings since the last call. */
  takeChanges(): readonly Change[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** How many of those that stand have one of these cells. */
  countOf(cells: ReadonlySet<number>): number {
    return [...this.buildings.values()].filter(({ cell }) => cells.has(cell)).length;
  }

  /** Ends demolitions whose time is over. */
  step(nowMs: number): void {
    if (!this.#leaving.some(({ endMs }) => endMs <= nowMs)) return;
    for (const { building, endMs } of this.#leaving)
      if (endMs <= nowMs) {
        this.#changes.push({ before: building, after: null });
        this.#drop(building);
      }
    this.#leaving = this.#leaving.filter(({ endMs }) => endMs > nowMs);
  }

  #change(id: ContainerId, moment: Moment): void {
    const before = this.buildings.get(id) ?? null;
    const container = standing(this.#records.get(id));
    const transition = planTransition(before?.container ?? null, container);
    if (before) this.#leaveSlot(before);
    if (container) this.#build(container, before, { ...moment, transition });
    else if (before) this.#tearDown(before, { ...moment, transition });
  }

  #leaveSlot({ cell, container }: Building): void {
    if (this.#cells.get(container.slot) === cell) this.#cells.delete(container.slot);
  }

  #build(container: Container, before: Building | null, { nowMs, moves, transition }: Played): void {
    const { cells, motions } = this.#parts;
    const cell = before === null ? cells.allocate() : before.cell;
    const building = raise(container, cell, this.#source);
    this.buildings.set(container.id, building);
    this.#cells.set(container.slot, cell);
    if (before === null) stand(motions, cell);
    this.#note({ before, after: building });
    this.#settle(building, { nowMs, moves: moves && before !== null });
    if (transition && moves) this.#play(building, { ...transition, nowMs });
  }

  #tearDown(building: Building, { nowMs, moves, transition }: Played): void {
    this.buildings.delete(building.id);
    this.#pending.delete(building.id);
    if (!moves || !transition) {
      this.#note({ before: building, after: null });
      this.#drop(building);
      return;
    }
    // It can be seen until it has been taken down, and be aimed at no more.
    this.#parts.onForm({ before: building, after: null });
    this.#changes.push({ before: building, after: building });
    this.#leaving = [...this.#leaving, { building, endMs: nowMs + transition.durationMs }];
    this.#play(building, { ...transition, nowMs });
  }

  #play(building: Building, played: Transition & { readonly nowMs: number }): void {
    play(this.#parts.motions, building, played);
    this.#parts.onPlay(building, played);
  }

  #note(change: Change): void {
    this.#changes.push(change);
    if (isNewForm(change)) this.#parts.onForm(change);
  }

  #drop({ cell }: Building): void {
    this.#parts.motions.forget(cell);
    this.#parts.cells.release(cell);
  }

  #settle(building: Building, moment: Moment): void {
    this.#mark(building);
    settle(this.#parts.motions, building, { ...moment, isPending: this.#pending.has(building.id) });
  }

  #mark({ cell, look, container }: Building): void {
    const host: Host | undefined = hostOf(this.#records, container);
    const away = host?.state === 'live' ? 0 : FLAG.away;
    const pending = this.#pending.has(container.id) ? FLAG.pending : 0;
    this.#parts.cells.setLook(cell, look, away | pending | (container.protected ? FLAG.protected : 0));
  }
}

const standing = (record: WorldRecord | undefined): Container | null =>
  record?.type === 'container' && record.plot !== null ? record : null;

interface Played extends Moment {
  readonly transition: Transition | null;
}
