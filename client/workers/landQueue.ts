import type { LandReply, LandRequest } from './landMessages.ts';
import { landSteps } from './landSteps.ts';

/** Work between two looks at the mailbox. */
const SLICE_MS = 12;

interface Job {
  readonly request: LandRequest;
  readonly steps: ReturnType<typeof landSteps>;
}

interface QueueOptions {
  readonly post: (reply: LandReply) => void;
  /** Calls back soon, after messages that wait have been received. */
  readonly later: (next: () => void) => void;
  readonly now: () => number;
}

/** Builds islands one after another; a newer request for a host replaces its older one, even half-way. */
export function createLandQueue({ post, later, now }: QueueOptions): (request: LandRequest) => void {
  const jobs = new Map<number, Job>();
  let isRunning = false;

  const step = ({ request, steps }: Job): void => {
    const { host, serial } = request;
    const { value, done } = steps.next();
    if (done === true) jobs.delete(host);
    else post({ host, serial, piece: value });
  };

  const work = (): void => {
    const until = now() + SLICE_MS;
    for (let job = firstOf(jobs); job && now() < until; job = firstOf(jobs)) step(job);
    isRunning = jobs.size > 0;
    if (isRunning) later(work);
  };

  return (request) => {
    jobs.set(request.host, { request, steps: landSteps(request) });
    if (isRunning) return;
    isRunning = true;
    later(work);
  };
}

const firstOf = (jobs: ReadonlyMap<number, Job>): Job | undefined => jobs.values().next().value;
