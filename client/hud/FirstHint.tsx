import { useStore } from 'zustand';
import type { WorldState } from '../store/worldStore.ts';
import { usePorts } from './ports.ts';

/** Three things, until the first lever was pulled here; or how the first house comes to be. */
export function FirstHint() {
  const { view, world } = usePorts();
  const pulledLever = useStore(view, (state) => state.pulledLever);
  const isEmpty = useStore(world, isWithoutContainers);
  if (isEmpty) {
    return (
      <p className="hint">
        No container lives here yet. <code>docker run -d nginx</code> builds the first house.
      </p>
    );
  }
  if (pulledLever) return null;
  return (
    <>
      <MouseHint />
      <TouchHint />
    </>
  );
}

const MouseHint = () => (
  <p className="hint with-mouse">
    <span>
      <kbd>drag</kbd> look
    </span>
    <span>
      <kbd>W</kbd>
      <kbd>A</kbd>
      <kbd>S</kbd>
      <kbd>D</kbd> walk
    </span>
    <span>
      <kbd>click</kbd> a lever: start or stop
    </span>
  </p>
);

const TouchHint = () => (
  <p className="hint with-touch">
    <span>
      <kbd>left thumb</kbd> walk
    </span>
    <span>
      <kbd>right thumb</kbd> look
    </span>
    <span>
      <kbd>tap</kbd> a lever: start or stop
    </span>
  </p>
);

function isWithoutContainers({ connection, records }: WorldState): boolean {
  if (connection !== 'live') return false;
  for (const record of records.values()) if (record.type === 'container') return false;
  return true;
}
