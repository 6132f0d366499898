import { useStore } from 'zustand';
import { isReadOnly } from '../../shared/actions.ts';
import type { WorldState } from '../store/worldStore.ts';
import { MapHint } from './MapHint.tsx';
import { usePorts } from './ports.ts';
import { useAbove } from './useAbove.ts';

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
      <MouseHint canPull={canPull} />
      <TouchHint canPull={canPull} />
    </>
  );
}

interface HintProps {
  readonly canPull: boolean;
}

const classOf = ({ canPull }: HintProps, device: 'mouse' | 'touch'): string =>
  `hint with-${device}${canPull ? '' : ' brief'}`;

const MouseHint = (props: HintProps) => (
  <p className={classOf(props, 'mouse')}>
    <span>
      <kbd>drag</kbd> look
    </span>
    <span>
      <kbd>W</kbd>
      <kbd>A</kbd>
      <kbd>S</kbd>
      <kbd>D</kbd> walk
    </span>
    {props.canPull && (
      <span>
        <kbd>click</kbd> a lever: start or stop
      </span>
    )}
  </p>
);

const TouchHint = (props: HintProps) => (
  <p className={classOf(props, 'touch')}>
    <span>
      <kbd>left thumb</kbd> walk
    </span>
    <span>
      <kbd>right thumb</kbd> look
    </span>
    {props.canPull && (
      <span>
        <kbd>tap</kbd> a lever: start or stop
      </span>
    )}
  </p>
);

function isWithoutContainers({ connection, records }: WorldState): boolean {
  if (connection !== 'live') return false;
  for (const record of records.values()) if (record.type === 'container') return false;
  return true;
}
