import type { Container } from '../../shared/records.ts';
import { endTour, lead, type Player } from '../player/player.ts';
import { createTour } from '../player/tour.ts';
import type { Clock } from '../store/clock.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { frontOf } from './fronts.ts';

export interface GuidePorts {
  readonly player: Player;
  readonly world: WorldStore;
  readonly notices: NoticeStore;
  /** Cuts from view to view. */
  readonly isCalm: boolean;
  /** Width by height of the picture. */
  readonly aspect: () => number;
}

/** Shows visitors around. */
export interface Guide {
  /** Unless it has begun. */
  readonly begin: () => void;
  /** Begins, and tells how it ends; or ends. */
  readonly toggle: () => void;
}

export function createGuide({ player, world, notices, isCalm, aspect }: GuidePorts): Guide {
  const sights = () => {
    const { records } = world.getState();
    return { records, aspect: aspect(), frontOf: (container: Container) => frontOf(container, records) };
  };
  const begin = async () => {
    if (player.mode === 'tour') return;
    // Few ask for it, and nobody before the first frame.
    const { tourStop } = await import('../player/tourStops.ts');
    lead(
      player,
      createTour((number) => tourStop(number, sights()), isCalm),
    );
  };
  const notThere = (error: unknown) => {
    console.warn(error);
    notices.tell('The tour did not arrive. Load the page again.');
  };
  return {
    begin: () => void begin().catch(notThere),
    toggle: () => {
      if (player.mode === 'tour') {
        endTour(player);
        return;
      }
      const tell = () => notices.tell('You are shown around. Move, or press G, to go your own way.', 'calm');
      void begin().then(tell, notThere);
    },
  };
}

export const IDLE_MS = 60_000;
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export interface ScreenPorts {
  readonly page: Pick<EventTarget, 'addEventListener'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly begin: () => void;
  /** Something is open that somebody reads. */
  readonly isBusy: () => boolean;
}

/** For a screen that people pass: begins at once, and again when nobody has touched anything for a minute. */
export function keepShowing({ page, clock, begin, isBusy }: ScreenPorts): void {
  let callOff = (): void => undefined;
  const wait = () => {
    callOff();
    callOff = clock.after(IDLE_MS, () => {
      if (!isBusy()) begin();
      wait();
    });
  };
  for (const input of INPUTS) page.addEventListener(input, wait, { passive: true });
  begin();
  wait();
}
