import { isReadOnly } from '../../shared/actions.ts';
import type { HudPorts } from './ports.ts';

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
    notices.tell('In this town you may walk and look around, but pull no lever.');
  };
  const stops = [world.subscribe(tell), view.subscribe(tell)];
  return () => {
    for (const stop of stops) stop();
  };
}
