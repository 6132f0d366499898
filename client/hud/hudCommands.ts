import type { ContainerId } from '../../shared/records.ts';
import type { Panel, ViewStore } from '../store/viewStore.ts';

/** What keys ask of the HUD. Which keys, `client/input` decides; native inputs and open dialogs keep theirs. */
export interface HudCommands {
  readonly openSearch: () => void;
  readonly toggleList: () => void;
  readonly toggleHelp: () => void;
  readonly toggleSettings: () => void;
  /** For who may read what was done. */
  readonly toggleHistory: () => void;
  readonly toggleMute: () => void;
  /** The panel of that container, or of what is aimed at; closes the one that is open. False where there is neither. */
  readonly toggleContainer: (id?: ContainerId) => boolean;
  /** The log of the container whose panel is open, or of what is aimed at; closes the one that is open. False where there is none. */
  readonly toggleLogs: () => boolean;
  /** Closes the container's panel; an open dialog closes itself with Esc. Answers whether anything was closed. */
  readonly closeTop: () => boolean;
  /** Whether a dialog lies over the town, so that keys are not for walking. */
  readonly isModalOpen: () => boolean;
}

export function createHudCommands(view: ViewStore): HudCommands {
  const toggle = (panel: Panel) =>
    view.openPanel(view.getState().panel === panel || isModalOpen() ? 'none' : panel);
  const isModalOpen = () => {
    const { panel, removing, killing, logsOf } = view.getState();
    return panel !== 'none' || [removing, killing, logsOf].some((open) => open !== null);
  };
  return {
    openSearch: () => view.openPanel('search'),
    toggleList: () => toggle('list'),
    toggleHelp: () => toggle('help'),
    toggleSettings: () => toggle('settings'),
    toggleHistory: () => toggle('history'),
    toggleMute: () => view.setSettings({ muted: !view.getState().muted }),
    toggleContainer: (id) => {
      const { selected, hovered } = view.getState();
      const wanted = id ?? hovered?.id ?? null;
      view.select(wanted === selected ? null : wanted);
      return (wanted ?? selected) !== null;
    },
    toggleLogs: () => {
      const { selected, hovered, logsOf } = view.getState();
      const wanted = selected ?? hovered?.id ?? null;
      if (logsOf !== null) view.openLogs(null);
      else if (!isModalOpen()) view.openLogs(wanted);
      return isModalOpen() || logsOf !== null;
    },
    closeTop: () => {
      if (isModalOpen() || view.getState().selected === null) return false;
      view.select(null);
      return true;
    },
    isModalOpen,
  };
}
