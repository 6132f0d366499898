import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import { actionUnderWay } from '../store/pending.ts';
import { actionChoices, blockedReason } from './listRows.ts';
import { usePorts, type HudPorts } from './ports.ts';

/** All that can be asked of this container now; while something is under way, only that is shown. */
export function ActionButtons({ container }: { readonly container: Container }) {
  const ports = usePorts();
  const role = useStore(ports.world, (state) => state.role);
  const underWay = useStore(ports.pending, (state) => actionUnderWay(state.entries.get(container.id)));
  const choices = actionChoices(container, role);
  const [row, keepFocus] = useKeptFocus();
  const blocked = blockedReason(choices);
  if (blocked !== null) return <span className="blocked">{blocked}</span>;
  return (
    <span ref={row} tabIndex={-1} className="actions">
      {underWay !== null && <span className="under-way">{underWay} is under way…</span>}
      {(underWay === null ? choices : []).map(({ action, reason }) => (
        <button
          key={action}
          type="button"
          className={action === 'remove' || action === 'kill' ? 'grave' : undefined}
          aria-label={`${action} ${container.name}`}
          title={reason ?? undefined}
          disabled={reason !== null}
          onClick={() => {
            if (action !== 'remove') keepFocus();
            askFor(ports, container, action);
          }}
        >
          {action}
        </button>
      ))}
    </span>
  );
}

/** The button that was pressed goes; the place in the list stays, and the next first button has the focus then. */
function useKeptFocus(): readonly [RefObject<HTMLSpanElement | null>, () => void] {
  const row = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (row.current === null || row.current !== document.activeElement) return;
    row.current.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
  });
  return [row, () => row.current?.focus({ preventScroll: true })];
}

function askFor({ view, commands }: HudPorts, { id }: Container, action: ContainerAction): void {
  if (action === 'remove') view.askRemove(id);
  else void commands.act(id, action);
}
