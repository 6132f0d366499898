import { EngineError } from '../../../../server/engine/engine.ts';
import type {
  ContainerDetails,
  EngineEvent,
  EngineReader,
  ListedContainer,
} from '../../../../server/engine/engine.ts';
import { limited } from '../../../../server/world/clock.ts';
import type { Clock } from '../../../../server/world/clock.ts';
import { SILENCE_MS } from '../../../../server/world/patience.ts';
import { engineId } from '../../../support/records.ts';
import { aListed, someDetails } from './listed.ts';

export type Fault = 'none' | 'refusing' | 'silent' | 'failing';
export type Call = 'describe' | 'ping' | 'list' | 'listSome' | 'inspect' | 'events';
export type EventFault = 'none' | 'lost' | 'doubled' | 'late';

export interface MemoryEngine {
  readonly reader: EngineReader;
  readonly containers: Map<string, ListedContainer>;
  /** How often each call was made. */
  readonly calls: Record<Call, number>;
  readonly listedSome: (readonly string[])[];
  put(number: number, change?: Partial<ListedContainer>): void;
  remove(number: number): void;
  /** An event without a change. */
  hint(number: number, action?: string): void;
  /** Streams of events that somebody listens to. */
  openStreams(): number;
  /** Its socket's file is made anew. */
  showReturn(): void;
  setFault(fault: Fault): void;
  /** These calls are never answered, all others are. */
  setHanging(calls: readonly Call[]): void;
  /** The stream of events ends, and nothing else. */
  endStreams(): void;
  /** Another engine answers from now on, though who listened to the old one hears no end of it. */
  replace(id: string): void;
  setEventFault(fault: EventFault): void;
  setEngineId(id: string): void;
  /** Milliseconds that each answer takes; its content is that of the beginning or of the end. */
  setLatency(ms: number, content: 'early' | 'late'): void;
  setDetails(number: number, change: Partial<ContainerDetails>): void;
}

/** A whole engine in memory that speaks the reader's interface, with the faults that real ones have. */
export function memoryEngine(clock: Clock, address = 'unix:///memory.sock'): MemoryEngine {
  const containers = new Map<string, ListedContainer>();
  const details = new Map<string, Partial<ContainerDetails>>();
  const calls = { describe: 0, ping: 0, list: 0, listSome: 0, inspect: 0, events: 0 };
  const listedSome: (readonly string[])[] = [];
  const returnListeners = new Set<() => void>();
  const streams = new Set<{ onEvent: (event: EngineEvent) => void; end: (reason: string) => void }>();
  const state = { fault: 'none', eventFault: 'none', engine: 'ENGINE', latencyMs: 0, content: 'late' } as {
    fault: Fault;
    eventFault: EventFault;
    engine: string;
    latencyMs: number;
    content: 'early' | 'late';
  };
  let events = 0;
  let hanging: readonly Call[] = [];

  function answer<T>(call: Call, signal: AbortSignal, make: () => T): Promise<T> {
    calls[call] += 1;
    return new Promise((resolve, reject) => {
      const aborted = () => reject(new EngineError('timeout', 'aborted'));
      if (signal.aborted) {
        aborted();
        return;
      }
      if (state.fault === 'refusing') {
        reject(new EngineError('unreachable', `nothing at ${address}`));
        return;
      }
      if (state.fault === 'failing') {
        reject(new EngineError('failed', 'the engine answered with status 500'));
        return;
      }
      signal.addEventListener('abort', aborted);
      if (state.fault === 'silent' || hanging.includes(call)) return;
      const early = make();
      const { content, latencyMs } = state;
      clock.after(latencyMs, () => {
        if (state.fault === 'none') resolve(content === 'early' ? early : make());
        else if (state.fault === 'refusing') reject(new EngineError('unreachable', `nothing at ${address}`));
      });
    });
  }

  function hint(number: number, action = 'start') {
    events += 1;
    const time = clock.now();
    const name = containers.get(engineId(number))?.name ?? '';
    const timeNano = `${time}.${events}`;
    const event = { engineId: engineId(number), action, detail: '', name, time, timeNano };
    const tell = () => {
      if (state.fault === 'none') for (const { onEvent } of [...streams]) onEvent(event);
    };
    if (state.eventFault === 'lost') return;
    if (state.eventFault === 'late') clock.after(900, tell);
    else tell();
    if (state.eventFault === 'doubled') tell();
  }

  function endStreams() {
    for (const stream of streams) stream.end('the connection was closed');
    streams.clear();
  }

  const newestFirst = () =>
    [...containers.values()].sort((a, b) => b.createdAt - a.createdAt).map((each) => ({ ...each }));

  const reader: EngineReader = {
    address,
    describe: (signal) =>
      answer('describe', signal, () => ({
        ...{ engineId: state.engine, name: 'harbour', version: '20.10.24', apiVersion: '1.41' },
        ...{ cpus: 2, memoryBytes: 2 ** 33, time: clock.now() },
      })),
    ping: (signal) => answer('ping', signal, () => undefined),
    list(signal, silenceMs = SILENCE_MS) {
      const silence = limited(clock, silenceMs, signal);
      return answer('list', silence.signal, newestFirst).finally(silence.done);
    },
    listSome: (ids, signal) => {
      listedSome.push(ids);
      return answer('listSome', signal, () => newestFirst().filter((each) => ids.includes(each.engineId)));
    },
    inspect: async (id, signal) => {
      const found = await answer('inspect', signal, () =>
        containers.has(id) ? someDetails(id, details.get(id) ?? {}) : null,
      );
      if (found === null) throw new EngineError('notFound', `No such container: ${id}`);
      return found;
    },
    events: async ({ onEvent, signal }) => {
      await answer('events', signal, () => undefined);
      const ended = new Promise<string>((resolve) => {
        const stream = { onEvent, end: resolve };
        streams.add(stream);
        signal.addEventListener('abort', () => {
          streams.delete(stream);
          resolve('aborted');
        });
      });
      return { ended };
    },
    stats: () => Promise.resolve(),
    reading: () => Promise.resolve(null),
    process: () => Promise.resolve({ pid: null, hostNetwork: false }),
    logs: () => Promise.reject(new EngineError('unsupported', 'nothing is written here')),
    onReturn: (listener) => {
      returnListeners.add(listener);
      return () => returnListeners.delete(listener);
    },
  };

  return {
    reader,
    containers,
    calls,
    listedSome,
    hint,
    openStreams: () => streams.size,
    showReturn: () => returnListeners.forEach((listener) => listener()),
    put(number, change = {}) {
      containers.set(engineId(number), {
        ...(containers.get(engineId(number)) ?? aListed(number)),
        ...change,
      });
      hint(number);
    },
    remove(number) {
      containers.delete(engineId(number));
      hint(number, 'destroy');
    },
    setFault(fault) {
      state.fault = fault;
      if (fault === 'refusing') endStreams();
    },
    setHanging: (stuck) => (hanging = stuck),
    endStreams,
    replace(id) {
      streams.clear();
      containers.clear();
      state.engine = id;
    },
    setEventFault: (fault) => (state.eventFault = fault),
    setEngineId: (id) => (state.engine = id),
    setLatency(ms, content) {
      state.latencyMs = ms;
      state.content = content;
    },
    setDetails: (number, change) => details.set(engineId(number), change),
  };
}
