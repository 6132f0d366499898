import { isSoftwareRenderer } from '../scene/softwareRenderer.ts';
import type { Clock } from '../store/clock.ts';

/** A worker that does not answer by then will not. */
const PATIENCE_MS = 3_000;

/**
 * Whether WebGL2 is drawn by the processor. The first question to the GPU waits until the browser has brought it up, and a worker
 * waits in place of the page; where it cannot, the page does. It is not ended: in one of four loads its context, going, held up the
 * frames of the page for two seconds.
 */
export function askRenderer(clock: Clock): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const worker = new Worker(new URL('./rendererWorker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
    worker.onerror = () => reject(new Error('the worker has no canvas'));
    clock.after(PATIENCE_MS, () => reject(new Error('the worker does not answer')));
  }).catch(() => isSoftwareRenderer());
}
