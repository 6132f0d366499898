import { useStore } from 'zustand';
import { Bdi } from './Bdi.tsx';
import { usePorts } from './ports.ts';

/** At a pier: the way to another island, by click, tap or key. */
export function Ferry() {
  const { view, world, takeFerry } = usePorts();
  const ferryTo = useStore(view, (state) => state.ferryTo);
  const host = useStore(world, ({ records }) => (ferryTo === null ? undefined : records.get(ferryTo)));
  if (host?.type !== 'host') return null;
  return (
    <button type="button" className="ferry" onClick={takeFerry}>
      Ferry to <Bdi text={host.name} />
      <kbd>E</kbd>
    </button>
  );
}
