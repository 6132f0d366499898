import { useStore } from 'zustand';
import { containersOf } from '../../shared/records.ts';
import type { WorldState } from '../store/worldStore.ts';
import { formatCount } from '../city/format.ts';
import { usePorts } from './ports.ts';
import { Title } from './Title.tsx';

/** The title, and what is awaited. */
export function Loading() {
  const { world } = usePorts();
  const awaited = useStore(world, awaitedWords);
  return (
    <div className="loading">
      <Title />
      <p role="status">{awaited}</p>
    </div>
  );
}

export function awaitedWords({ connection, epoch, records, signedOut }: WorldState): string {
  if (signedOut !== null) return 'Only who is signed in sees the town.';
  if (epoch !== null) return `Building ${formatCount(containersOf(records).length, 'house')}…`;
  if (connection === 'lost') return 'The server does not answer. Trying again…';
  return 'Asking the server for the town…';
}
