import { createContext, use } from 'react';
import type { HistoryAnswer } from '../../shared/audit.ts';
import type { ContainerId } from '../../shared/records.ts';
import type { Standpoint } from './drawMinimap.ts';
import type { Commands } from '../store/commands.ts';
import type { LogReading } from '../store/logStore.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';

/** All that the HUD knows of the rest: stores to read, and functions to call. */
export interface HudPorts {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly notices: NoticeStore;
  readonly view: ViewStore;
  readonly stats: StatsStore;
  readonly commands: Commands;
  readonly logs: LogReading;
  readonly history: (before: number | null) => Promise<HistoryAnswer>;
  /** Travels to the door of that building. */
  readonly flyTo: (id: ContainerId) => void;
  readonly door: { readonly signIn: () => void; readonly signOut: () => void };
  readonly goHome: () => void;
  /** To the island that a ferry goes to from here. */
  readonly takeFerry: () => void;
  readonly nextAlarm: () => void;
  /** Between the street and the whole town from above. */
  readonly toggleMap: () => void;
  /** Begins to show the visitor around, or ends it. */
  readonly toggleTour: () => void;
  /** Where the eye is and looks, now; in the sea's own blocks. */
  readonly standpoint: () => Standpoint;
  /** Whether the whole town is looked at from above, now. */
  readonly isAbove: () => boolean;
}

export const PortsContext = createContext<HudPorts | null>(null);

/** Throws outside of `mountHud`. */
export function usePorts(): HudPorts {
  const ports = use(PortsContext);
  if (ports === null) throw new Error('a part of the HUD stands outside of mountHud');
  return ports;
}
