import { useStore } from 'zustand';
import type { Container } from '../../shared/records.ts';
import { whyAway, type Footing } from '../store/footing.ts';
import { usePorts } from './ports.ts';

/** Anew only when the role or the way to this container's engine changes. */
export function useFooting({ host }: Pick<Container, 'host'>): Footing {
  const { world } = usePorts();
  const role = useStore(world, (state) => state.role);
  const away = useStore(world, (state) => whyAway(state, host));
  return { role, away };
}
