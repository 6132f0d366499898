import type { EngineReader } from '../engine/engine.ts';
import type { ReadText } from './readText.ts';

/** Whose network counters can be read. */
export interface Processes {
  /** Null while it is not known, for who has no network of its own, and for who cannot be seen. */
  pidOf(engineId: string): number | null;
  /** It runs anew, or its process is gone: its next one is asked for when its turn comes. */
  forget(engineId: string): void;
  /** Only these are kept. */
  keep(engineIds: ReadonlySet<string>): void;
  close(): void;
}

export interface ProcessesOptions {
  readonly reader: Pick<EngineReader, 'process'>;
  readonly read: ReadText;
}

/** The first process of each container, asked of the engine one after the other, once for each run. */
export function createProcesses({ reader, read }: ProcessesOptions): Processes {
  const known = new Map<string, number | null>();
  const wanted = new Set<string>();
  const ended = new AbortController();
  let isAsking = false;

  async function askOn() {
    if (isAsking) return;
    isAsking = true;
    for (const engineId of wanted) {
      if (ended.signal.aborted) break;
      const pid = await pidFrom({ reader, read }, engineId, ended.signal);
      if (wanted.delete(engineId)) known.set(engineId, pid);
    }
    isAsking = false;
  }

  return {
    pidOf(engineId) {
      const pid = known.get(engineId);
      if (pid !== undefined) return pid;
      wanted.add(engineId);
      void askOn();
      return null;
    },
    forget: (engineId) => {
      known.delete(engineId);
    },
    keep(engineIds) {
      for (const each of known.keys()) if (!engineIds.has(each)) known.delete(each);
      for (const each of wanted) if (!engineIds.has(each)) wanted.delete(each);
    },
    close() {
      ended.abort();
      wanted.clear();
    },
  };
}

/** Never rejects. A number says little in another namespace of processes: the one it names must belong to the container. */
async function pidFrom(
  { reader, read }: ProcessesOptions,
  engineId: string,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const { pid, hostNetwork } = await reader.process(engineId, signal);
    if (pid === null || hostNetwork) return null;
    return read(`/proc/${String(pid)}/cgroup`)?.includes(engineId) === true ? pid : null;
  } catch {
    return null;
  }
}
