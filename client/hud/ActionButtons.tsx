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
  const blocked = blockedReason(choices);
  if (blocked !== null) return <span className="blocked">{blocked}</span>;
  if (underWay !== null) return <span className="under-way">{underWay} is under way…</span>;
  return (
    <span className="actions">
      {choices.map(({ action, reason }) => (
        <button
          key={action}
          type="button"
          className={action === 'remove' || action === 'kill' ? 'grave' : undefined}
          aria-label={`${action} ${container.name}`}
          title={reason ?? undefined}
          disabled={reason !== null}
          onClick={() => askFor(ports, container, action)}
        >
          {action}
        </button>
      ))}
    </span>
  );
}

function askFor({ view, commands }: HudPorts, { id }: Container, action: ContainerAction): void {
  if (action === 'remove') view.askRemove(id);
  else void commands.act(id, action);
}
