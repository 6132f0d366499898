import './base.css';
import './history.css';
import './list.css';
import './log.css';
import './panels.css';
import './town.css';
import { createRoot } from 'react-dom/client';
import { isReadOnly } from '../../shared/actions.ts';
import type { Rights } from '../../shared/roles.ts';
import { Hud } from './Hud.tsx';
import { PortsContext, type HudPorts } from './ports.ts';

/** Draws the HUD into the element, and keeps it so until it is unmounted. */
export function mountHud(element: HTMLElement, ports: HudPorts): { unmount: () => void } {
  const root = createRoot(element);
  root.render(
    <PortsContext value={ports}>
      <Hud />
    </PortsContext>,
  );
  const stopWatching = [rememberFirstLever(ports), tellReadOnlyOnce(ports)];
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

const begins = ({ role, keptBy }: Rights): string =>
  keptBy === 'role' ? `You are here as a ${role}` : 'This town is read-only';

/** Said when the town stands, since before nobody would read it; and not at every return of the server. */
const tellReadOnlyOnce = ({ world, view, notices }: HudPorts): (() => void) => {
  let isTold = false;
  const tell = () => {
    const { epoch, rights } = world.getState();
    if (isTold || epoch === null || view.getState().scene.phase === 'loading' || !isReadOnly(rights)) return;
    isTold = true;
    notices.tell(`${begins(rights)}: walk and look around, no lever can be pulled.`);
  };
  const stops = [world.subscribe(tell), view.subscribe(tell)];
  return () => {
    for (const stop of stops) stop();
  };
};
