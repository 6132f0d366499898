/** So many frames of figures may be on their way to one client; the others wait for none of them. */
export const WINDOW_FRAMES = 2;

/**
 * How many frames each client has been sent and has seen. Who has no room misses the frame: nothing is kept for it but
 * that it has missed something, and when there is room again it gets the newest figures of all.
 */
export interface Windows {
  add(id: string): void;
  remove(id: string): void;
  /** One frame goes out to these; answers which of them have no room, and are to be left out. */
  send(ids: Iterable<string>): string[];
  /** The client has had so many frames since it connected; answers whether it has room again after it missed some. */
  seen(id: string, frames: number): boolean;
  size(): number;
}

interface Window {
  sent: number;
  seen: number;
  hasMissed: boolean;
}

export function createWindows(): Windows {
  const windows = new Map<string, Window>();
  return {
    add: (id) => void windows.set(id, { sent: 0, seen: 0, hasMissed: false }),
    remove: (id) => void windows.delete(id),
    send: (ids) => [...ids].filter((id) => !takeRoom(windows.get(id))),
    seen(id, frames) {
      const window = windows.get(id);
      // Nobody can have seen more than was sent; what is said twice or late moves nothing.
      if (window === undefined || frames > window.sent || frames <= window.seen) return false;
      window.seen = frames;
      const isBack = window.hasMissed;
      window.hasMissed = false;
      return isBack;
    },
    size: () => windows.size,
  };
}

/** Whether there was room, which is taken then. */
function takeRoom(window: Window | undefined): boolean {
  if (window === undefined) return false;
  const isOpen = window.sent - window.seen < WINDOW_FRAMES;
  if (isOpen) window.sent += 1;
  else window.hasMissed = true;
  return isOpen;
}
