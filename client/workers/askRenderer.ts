import { isSoftwareRenderer } from '../scene/softwareRenderer.ts';
import type { Clock } from '../store/clock.ts';

/** A worker that does not answer by then will not. */
const PATIENCE_MS = 3_000;

/**
 * Whether WebGL2 is drawn by the processor. The first question to the GPU waits until the browser has brought it up, and a worker
 * waits in place of the page; where it cannot, the page does.
 */
export const askRenderer = (clock: Clock): Promise<boolean> =>
  askWorker(clock).catch(() => isSoftwareRenderer());

async function askWorker(clock: Clock): Promise<boolean> {
  const worker = new Worker(new URL('./rendererWorker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<boolean>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
    worker.onerror = () => reject(new Error('the worker has no canvas'));
    clock.after(PATIENCE_MS, () => reject(new Error('the worker does not answer')));
  });
  // A browser keeps one that has nothing to do until it is ended.
  return answer.finally(() => worker.terminate());
}
