import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endProcess } from './processes.ts';

export type LoadCommand =
  | { readonly kind: 'join'; readonly url: string; readonly count: number }
  /** Destroys the sockets of that share of the clients, without a word. */
  | { readonly kind: 'cut'; readonly share: number }
  /** These read nothing for a while. */
  | { readonly kind: 'freeze'; readonly share: number; readonly ms: number }
  /** So many more that look at the figures of the whole town and hold nothing: they acknowledge frames as the page does. */
  | { readonly kind: 'watch'; readonly url: string; readonly count: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'report'; readonly isWhole: boolean };

export interface LoadReport {
  /** How often a client came to a new revision. */
  readonly applied: number;
  /** How often two clients held different hashes at the same revision. */
  readonly conflicts: number;
  readonly sockets: number;
  /** Read from their sockets since the start, those that are closed included. */
  readonly bytes: number;
  /** Frames of figures that the watching ones got, all together. */
  readonly frames: number;
  readonly live: number;
  /** The lowest and the highest that a client holds. */
  readonly revisions: readonly [number, number];
  /** How often a client noticed that it had missed something. */
  readonly resyncs: number;
  readonly epochs: readonly (string | null)[];
  /** Different contents, as digests; only in a whole report. */
  readonly digests: readonly string[];
  /** Revision and hash for each revision at which a client was current; only in a whole report. */
  readonly hashes: readonly (readonly [revision: number, hash: number])[];
}

export interface LoadClients {
  readonly pid: number;
  /** `url` ends with the base path and a slash. */
  join(url: string, count: number): Promise<unknown>;
  cut(share: number): Promise<unknown>;
  freeze(share: number, ms: number): Promise<unknown>;
  watch(url: string, count: number): Promise<unknown>;
  leave(): Promise<unknown>;
  report(isWhole?: boolean): Promise<LoadReport>;
  close(): Promise<void>;
}

/** Many clients in a process of their own, so that they do not share the server's event loop. */
export function startLoadClients(): LoadClients {
  const child = fork(fileURLToPath(new URL('loadWorker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const tell = async (command: LoadCommand): Promise<LoadReport | null> => {
    const answer = once(child, 'message') as Promise<[LoadReport | null]>;
    child.send(command);
    return (await answer)[0];
  };
  return {
    pid: child.pid ?? 0,
    join: (url, count) => tell({ kind: 'join', url, count }),
    cut: (share) => tell({ kind: 'cut', share }),
    freeze: (share, ms) => tell({ kind: 'freeze', share, ms }),
    watch: (url, count) => tell({ kind: 'watch', url, count }),
    leave: () => tell({ kind: 'leave' }),
    async report(isWhole = false) {
      const report = await tell({ kind: 'report', isWhole });
      if (report === null) throw new Error('the clients said nothing');
      return report;
    },
    close: () => endProcess(child, 'SIGTERM'),
  };
}
