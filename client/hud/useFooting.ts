import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Container } from '../../shared/records.ts';
import { standingAt, whyAway, type Footing } from '../store/footing.ts';
import { usePorts } from './ports.ts';

/** Anew only when the rights or this container's host changes. */
export function useFooting({ host }: Pick<Container, 'host'>): Footing {
  const { world } = usePorts();
  const rights = useStore(world, (state) => state.rights);
  const away = useStore(world, (state) => whyAway(state, host));
  const record = useStore(world, ({ records }) => records.get(host));
  return useMemo(() => ({ rights: standingAt(rights, record), away }), [rights, record, away]);
}
