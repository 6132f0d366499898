import { useStore } from 'zustand';
import { usePorts } from './ports.ts';

interface HistoryButtonProps {
  /** Where the key works that opens the same. */
  readonly showsKey: boolean;
}

/** For who may read what was done. */
export function HistoryButton({ showsKey }: HistoryButtonProps) {
  const { view, world } = usePorts();
  const mayRead = useStore(world, ({ rights }) => rights.may.includes('history'));
  if (!mayRead) return null;
  return (
    <div className="setting who">
      <span>Who did what</span>
      <button type="button" onClick={() => view.openPanel('history')}>
        History {showsKey && <kbd>J</kbd>}
      </button>
    </div>
  );
}
