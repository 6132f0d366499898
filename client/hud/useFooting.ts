import { useStore } from 'zustand';
import type { Container } from '../../shared/records.ts';
import { whyAway, type Footing } from '../store/footing.ts';
import { usePorts } from './ports.ts';

/** Anew only when the rights or the way to this container's engine changes. */
export function useFooting({ host }: Pick<Container, 'host'>): Footing {
  const { world } = usePorts();
  const rights = useStore(world, (state) => state.rights);
  const away = useStore(world, (state) => whyAway(state, host));
  return { rights, away };
}
