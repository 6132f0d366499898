import { useStore } from 'zustand';
import { isReadOnly } from '../../shared/actions.ts';
import type { WorldState } from '../store/worldStore.ts';
import { MapHint } from './MapHint.tsx';
import { usePorts } from './ports.ts';
import { useAbove } from './useAbove.ts';
import { Ways, type Way } from './Ways.tsx';

/** Three things, until the first lever was pulled here, or for a while where none can be; or how the first house comes to be; and from above what one can do there. */
export function FirstHint() {
  const { view, world, isAbove } = usePorts();
  const fromAbove = useAbove(isAbove);
  const pulledLever = useStore(view, (state) => state.pulledLever);
  const isEmpty = useStore(world, isWithoutContainers);
  const canPull = useStore(world, ({ rights }) => !isReadOnly(rights));
  if (isEmpty) {
    return (
      <p className="hint">
        No container lives here yet. <code>docker run -d nginx</code> builds the first house.
      </p>
    );
  }
  if (fromAbove) return <MapHint />;
  if (pulledLever) return null;
  return (
    <>
      <Ways ways={canPull ? withLever(BY_MOUSE, 'click') : BY_MOUSE} device="mouse" isBrief={!canPull} />
      <Ways ways={canPull ? withLever(BY_TOUCH, 'tap') : BY_TOUCH} device="touch" isBrief={!canPull} />
    </>
  );
}

const BY_MOUSE: readonly Way[] = [
  [['drag'], 'look'],
  [['W', 'A', 'S', 'D'], 'walk'],
];
const BY_TOUCH: readonly Way[] = [
  [['left thumb'], 'walk'],
  [['right thumb'], 'look'],
];

const withLever = (ways: readonly Way[], key: string): readonly Way[] => [
  ...ways,
  [[key], 'a lever: start or stop'],
];

function isWithoutContainers({ connection, records }: WorldState): boolean {
  if (connection !== 'live') return false;
  for (const record of records.values()) if (record.type === 'container') return false;
  return true;
}
