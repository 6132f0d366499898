import { useStore } from 'zustand';
import { feedWords } from './feedWords.ts';
import { usePorts } from './ports.ts';

const SHOWN = 5;

/** The last events of the engines; each fades by itself. */
export function Feed() {
  const { world } = usePorts();
  const feed = useStore(world, (state) => state.feed);
  const lines = feed.flatMap((item) => {
    const words = feedWords(item);
    return words === null ? [] : [{ key: `${item.container} ${item.action} ${item.time}`, item, words }];
  });
  return (
    <ul className="feed" aria-label="What happened">
      {lines.slice(-SHOWN).map(({ key, item, words }) => (
        <li key={key}>
          <strong>{item.name}</strong> {words}
        </li>
      ))}
    </ul>
  );
}
