import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Bdi } from './Bdi.tsx';
import { feedLines } from './feedWords.ts';
import { usePorts } from './ports.ts';

const SHOWN = 4;

/** The last events of the engines; each fades by itself. */
export function Feed() {
  const { world } = usePorts();
  const feed = useStore(world, (state) => state.feed);
  const lines = useMemo(() => feedLines(feed, SHOWN), [feed]);
  return (
    <ul className="feed" aria-label="What happened">
      {lines.map(({ key, name, words }) => (
        <li key={key}>
          <strong>
            <Bdi text={name} />
          </strong>{' '}
          <Bdi text={words} />
        </li>
      ))}
    </ul>
  );
}
