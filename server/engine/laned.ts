import type { Clock } from '../world/clock.ts';
import { toEngineError } from './errors.ts';
import { callOf } from './lanes.ts';
import type { Call } from './lanes.ts';
import { createPace } from './pace.ts';
import type { EngineRequest, Transport } from './transport.ts';

export interface CallCount extends Call {
  readonly count: number;
}

export interface LanedTransport extends Transport {
  /** Every call to the engine since the start, the refused and the lost included. */
  readonly calls: () => readonly CallCount[];
}

/** The same engine, with every call counted, and those of the samples' lane paced. */
export function laned(transport: Transport, clock: Clock): LanedTransport {
  const counts = new Map<string, CallCount>();
  const pace = createPace(clock);

  async function send<T>(request: EngineRequest, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const call = callOf(request);
    const counted = () => {
      const key = `${call.lane} ${call.kind}`;
      counts.set(key, { ...call, count: (counts.get(key)?.count ?? 0) + 1 });
      return work();
    };
    if (call.lane !== 'samples') return counted();
    const turn = request.turn ?? (call.kind === 'inspect' ? 'urgent' : 'later');
    return pace.run(turn, signal, counted).catch((cause: unknown) => {
      throw toEngineError(cause, transport.endpoint);
    });
  }

  return {
    endpoint: transport.endpoint,
    request: (request, signal) => send(request, signal, () => transport.request(request, signal)),
    open: (request, signal) => send(request, signal, () => transport.open(request, signal)),
    calls: () => [...counts.values()],
  };
}
