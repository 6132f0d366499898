import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ContainerId, HostId } from '../../shared/records.ts';
import { REACH_BLOCKS, type Target } from '../city/parts.ts';
import { loadSettings, saveSettings, type Settings } from './settings.ts';

/** What is open over the town; one at a time, and Esc closes it. */
export type Panel = 'none' | 'list' | 'search' | 'help' | 'settings' | 'history';

/** Whether there is a town to see: it is being built, it stands, or this browser cannot draw it. */
export type SceneState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready' }
  /** A sentence for people: why there is no picture. The list serves instead. */
  | { readonly phase: 'absent'; readonly reason: string };

export interface ViewState extends Settings {
  readonly panel: Panel;
  /** The container whose panel is open beside the town. */
  readonly selected: ContainerId | null;
  /** The container that the remove dialog speaks of. */
  readonly removing: ContainerId | null;
  /** The container that the dialog asks about before it is killed. */
  readonly killing: ContainerId | null;
  /** The container whose log is open over everything. */
  readonly logsOf: ContainerId | null;
  readonly hovered: Target | null;
  /** The island to which a ferry goes from the pier where the visitor waits. */
  readonly ferryTo: HostId | null;
  /** `locked`: the crosshair aims; `free`: the cursor does; `touch`: what was tapped last is aimed at. */
  readonly pointer: 'free' | 'locked' | 'touch';
  readonly scene: SceneState;
}

export interface ViewStore extends Pick<
  StoreApi<ViewState>,
  'getState' | 'getInitialState' | 'setState' | 'subscribe'
> {
  /** Kept in this browser. */
  readonly setSettings: (change: Partial<Settings>) => void;
  /** May be called every frame: nobody hears of it unless the part or its reach changed. */
  readonly setHovered: (target: Target | null) => void;
  readonly openPanel: (panel: Panel) => void;
  readonly select: (id: ContainerId | null) => void;
  readonly askRemove: (id: ContainerId | null) => void;
  readonly askKill: (id: ContainerId | null) => void;
  readonly openLogs: (id: ContainerId | null) => void;
  readonly setFerry: (ferryTo: HostId | null) => void;
  readonly setPointer: (pointer: ViewState['pointer']) => void;
  readonly setScene: (scene: SceneState) => void;
}

/**
 * @param storage where settings are kept; null keeps them for this visit only
 * @param fixed settings from the page's address: they win, and are not kept
 */
export function createViewStore(
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
  fixed: Partial<Settings> = {},
): ViewStore {
  const kept = loadSettings(storage);
  const store = createStore<ViewState>(() => ({
    ...kept,
    ...fixed,
    panel: 'none',
    selected: null,
    removing: null,
    killing: null,
    logsOf: null,
    hovered: null,
    ferryTo: null,
    pointer: 'free',
    scene: { phase: 'loading' },
  }));
  let saved: Settings = kept;
  return {
    ...store,
    setSettings: (change) => {
      store.setState(change);
      saved = { ...saved, ...change };
      saveSettings(storage, saved);
    },
    setHovered: (hovered) => {
      if (!isSameTarget(store.getState().hovered, hovered)) store.setState({ hovered });
    },
    openPanel: (panel) => store.setState({ panel }),
    select: (selected) => store.setState({ selected }),
    askRemove: (removing) => store.setState({ removing }),
    askKill: (killing) => store.setState({ killing }),
    openLogs: (logsOf) => store.setState({ logsOf }),
    setFerry: (ferryTo) => store.setState({ ferryTo }),
    setPointer: (pointer) => store.setState({ pointer }),
    setScene: (scene) => store.setState({ scene }),
  };
}

/** Whether a control is near enough to be used. */
export const isInReach = (target: Target): boolean => target.distance <= REACH_BLOCKS;

const isSameTarget = (a: Target | null, b: Target | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.id === b.id && a.part === b.part && isInReach(a) === isInReach(b));
