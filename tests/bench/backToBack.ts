import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** From now on no frame waits for the display. */
    hurry: () => void;
  }
}

/**
 * Lets the page's frames follow one another at once when it is told to `hurry`, each a sixtieth of a second after the one before by
 * its own clock: so a flight shows the same in as many frames, and the processor finds in its caches what it had there, which a
 * machine that sleeps between frames, or draws them itself, does not.
 */
export const letHurry = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const FRAME_MS = 1_000 / 60;
    const { port1, port2 } = new MessageChannel();
    let due: FrameRequestCallback[] = [];
    let nowMs = NaN;
    port1.onmessage = () => {
      const calls = due;
      due = [];
      nowMs += FRAME_MS;
      for (const call of calls) call(nowMs);
    };
    window.hurry = () => {
      nowMs = performance.now();
      window.requestAnimationFrame = (call) => {
        if (due.push(call) === 1) port2.postMessage(null);
        return 0;
      };
    };
  });
