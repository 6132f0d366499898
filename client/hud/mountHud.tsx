import './base.css';
import './list.css';
import './panels.css';
import { createRoot } from 'react-dom/client';
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
  return { unmount: () => root.unmount() };
}
