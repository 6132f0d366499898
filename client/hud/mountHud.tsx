import './base.css';
import './history.css';
import './list.css';
import './log.css';
import './panels.css';
import './town.css';
import { createRoot } from 'react-dom/client';
import { closeGone } from './closeGone.ts';
import { Hud } from './Hud.tsx';
import { PortsContext, type HudPorts } from './ports.ts';
import { tellLookingOnce } from './tellLooking.ts';

/** Draws the HUD into the element, and keeps it so until it is unmounted. */
export function mountHud(element: HTMLElement, ports: HudPorts): { unmount: () => void } {
  const root = createRoot(element);
  root.render(
    <PortsContext value={ports}>
      <Hud />
    </PortsContext>,
  );
  const stopWatching = [rememberFirstLever(ports), tellLookingOnce(ports), closeGone(ports)];
  return {
    unmount: () => {
      for (const stop of stopWatching) stop();
      root.unmount();
    },
  };
}

/** The first hint has done its work once a start or stop was asked for. */
const rememberFirstLever = ({ pending, view }: HudPorts): (() => void) =>
  pending.subscribe(({ entries }) => {
    if (view.getState().pulledLever) return;
    const asked = [...entries.values()].some(({ action }) => action === 'start' || action === 'stop');
    if (asked) view.setSettings({ pulledLever: true });
  });
