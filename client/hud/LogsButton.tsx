import { useStore } from 'zustand';
import { whyNotLogs } from '../../shared/roles.ts';
import type { Container } from '../../shared/records.ts';
import { usePorts } from './ports.ts';
import { visibleText } from './visibleText.ts';

interface LogsButtonProps {
  readonly container: Container;
  /** Where the key works that opens the same. */
  readonly showsKey: boolean;
}

export function LogsButton({ container, showsKey }: LogsButtonProps) {
  const { view, world } = usePorts();
  const reason = useStore(world, (state) => whyNotLogs(state.rights));
  return (
    <button
      type="button"
      className="logs"
      aria-label={`logs of ${visibleText(container.name)}`}
      aria-disabled={reason !== null}
      title={reason ?? undefined}
      onClick={() => reason === null && view.openLogs(container.id)}
    >
      {showsKey ? 'Logs' : 'logs'} {showsKey && <kbd>O</kbd>}
    </button>
  );
}
