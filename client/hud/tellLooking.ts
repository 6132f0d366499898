import { isReadOnly } from '../../shared/actions.ts';
import type { Rights } from '../../shared/roles.ts';
import type { HudPorts } from './ports.ts';

const begins = ({ role, keptBy }: Rights): string =>
  keptBy === 'role' ? `You are here as a ${role}` : 'This town is read-only';

type Ports = Pick<HudPorts, 'world' | 'view' | 'notices'>;

/**
 * Said when the town stands, since before nobody would read it; and not at every return of the server. The snapshot may come
 * before the greeting, which alone says what this visitor may. Returns what ends that.
 */
export function tellLookingOnce({ world, view, notices }: Ports): () => void {
  let isTold = false;
  const tell = () => {
    const { socketEpoch, epoch, rights } = world.getState();
    const stands = epoch !== null && view.getState().scene.phase !== 'loading';
    if (isTold || !stands || socketEpoch === null || !isReadOnly(rights)) return;
    isTold = true;
    notices.tell(`${begins(rights)}: walk and look around, no lever can be pulled.`, 'calm');
  };
  const stops = [world.subscribe(tell), view.subscribe(tell)];
  return () => {
    for (const stop of stops) stop();
  };
}
