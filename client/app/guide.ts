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
  /** Asked for, while its script is on the way. */
  let coming: AbortController | null = null;
  const begin = async () => {
    if (player.mode === 'tour' || coming !== null) return;
    const own = new AbortController();
    coming = own;
    // Few ask for it, and nobody before the first frame.
    const { tourStop } = await import('../player/tourStops.ts');
    if (own.signal.aborted) return;
    coming = null;
    lead(
      player,
      createTour((number) => tourStop(number, sights()), isCalm),
    );
  };
  const callOff = (asked: AbortController) => {
    asked.abort();
    coming = null;
  };
  const notThere = (error: unknown) => {
    coming = null;
    console.warn(error);
    notices.tell('The tour did not arrive. Load the page again.');
  };
  const tell = () => {
    if (player.mode === 'tour')
      notices.tell('You are shown around. Move, or press G, to go your own way.', 'calm');
  };
  return {
    begin: () => void begin().catch(notThere),
    toggle: () => {
      if (player.mode === 'tour') endTour(player);
      else if (coming === null) void begin().then(tell, notThere);
      else callOff(coming);
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
