import type { LandReply, LandRequest } from './landMessages.ts';
import { createLandQueue } from './landQueue.ts';
import { transferOf } from './landSteps.ts';

/** The part of a worker's global scope that is used here; the page's library types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LandRequest>) => void) | null;
  readonly postMessage: (reply: LandReply, transfer: ArrayBufferLike[]) => void;
}
declare const self: WorkerScope;

const build = createLandQueue({
  post: (reply) => self.postMessage(reply, transferOf(reply.piece)),
  later: (next) => setTimeout(next, 0),
  now: () => performance.now(),
});

self.onmessage = ({ data }) => build(data);
