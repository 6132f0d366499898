import type { HistoryAnswer } from '../../shared/audit.ts';
import type { ActionResult, Intent } from '../../shared/intents.ts';
import type { Watching } from '../../shared/interest.ts';
import type { ResumeAnswer, ResumeRequest } from '../../shared/resume.ts';
import type { Clock } from '../store/clock.ts';
import type { LogReading } from '../store/logStore.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { listen, takePatch, takeSnapshot } from './listen.ts';
import { createResync } from './resync.ts';
import { fetchSnapshot } from './snapshot.ts';
import { isSignedOut } from './session.ts';
import { giveUpSignedOut, openSocket, retryAfterDismissal, type GatewaySocket } from './socket.ts';
import { followVisibility } from './visibility.ts';

const ANSWER_LIMIT_MS = 30_000;
const RESUME_LIMIT_MS = 5_000;
const SESSION_OVER = 'Your session is over.';

export interface GatewayPorts {
  /** The page's own address, which ends with the base path: `new URL('.', document.baseURI)`. */
  readonly base: URL;
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
  readonly clock: Clock;
}

export interface Gateway {
  /** Always settles: without an answer for so long (30 s), or without a connection, as the refusal `unreachable`. */
  readonly sendIntent: (intent: Intent, answerLimitMs?: number) => Promise<ActionResult>;
  /** Whose live figures are wanted; while the page is hidden none are. */
  readonly watchStats: (wanted: Watching) => void;
  /** What reads logs, always the same; its script comes beside that of the HUD, which alone asks for it. */
  readonly openLogs: () => Promise<LogReading>;
  /** A page of what was done, the newest first; without an answer the refusal `unreachable`. */
  readonly history: (before: number | null) => Promise<HistoryAnswer>;
  readonly close: () => void;
}

/** Keeps the world equal to the server's, for ever: what fails is tried again, and the world says that it is not live. */
export function connectGateway(ports: GatewayPorts): Gateway {
  const { base, world, pending, clock } = ports;
  const socket = openSocket(base);
  const ended = new AbortController();
  const resync = createResync({
    ...{ world, clock },
    askToResume: (request) => askToResume(socket, request),
    takePatch: (packed) => takePatch(ports, packed, world.resumed),
    fetchSnapshot: () => fetchSnapshot(new URL('api/snapshot', base), ended.signal),
    takeSnapshot: (snapshot) => takeSnapshot(ports, snapshot),
  });
  const stopFollowing = world.subscribe((next, previous) => {
    if (next.revision !== previous.revision || next.epoch !== previous.epoch) pending.reach(next);
    resync.follow();
  });
  const watching = followVisibility(socket);
  const logs = lateLogs(socket, clock);
  listen(socket, ports);
  const stopRetrying = retryAfterDismissal(socket, clock);
  giveUpSignedOut(
    socket,
    () => isSignedOut(base, ended.signal),
    () => world.signOut(SESSION_OVER),
  );
  resync.follow();
  return {
    sendIntent: (intent, answerLimitMs = ANSWER_LIMIT_MS) => send(socket, intent, answerLimitMs),
    watchStats: watching.want,
    ...{ openLogs: logs.open, history: (before) => askHistory(socket, before) },
    close: () => {
      stopFollowing();
      stopRetrying();
      watching.close();
      logs.close();
      resync.close();
      ended.abort();
      socket.disconnect();
    },
  };
}

function lateLogs(socket: GatewaySocket, clock: Clock) {
  let logs: (LogReading & { readonly dispose: () => void }) | null = null;
  return {
    open: async (): Promise<LogReading> => {
      const { followLogs } = await import('./logs.ts');
      return (logs ??= followLogs(socket, clock));
    },
    close: () => logs?.dispose(),
  };
}

/** Null without an answer. */
function askToResume(socket: GatewaySocket, request: ResumeRequest): Promise<ResumeAnswer | null> {
  if (!socket.connected) return Promise.resolve(null);
  return new Promise((resolve) => {
    socket.timeout(RESUME_LIMIT_MS).emit('resume', request, (error: Error | null, answer) => {
      resolve(error === null ? answer : null);
    });
  });
}

function askHistory(socket: GatewaySocket, before: number | null): Promise<HistoryAnswer> {
  return new Promise((resolve) => {
    socket.timeout(RESUME_LIMIT_MS).emit('history', { before }, (error: Error | null, answer) => {
      const away = { ok: false, code: 'unreachable', message: 'the server does not answer' } as const;
      resolve(error === null ? answer : away);
    });
  });
}

function send(socket: GatewaySocket, intent: Intent, answerLimitMs: number): Promise<ActionResult> {
  if (!socket.connected) {
    return Promise.resolve(unreachable('the connection to the server is lost: nothing was sent'));
  }
  return new Promise((resolve) => {
    socket.timeout(answerLimitMs).emit('intent', intent, (error: Error | null, result) => {
      resolve(
        error === null ? result : unreachable('the server did not answer: the town will show what was done'),
      );
    });
  });
}

const unreachable = (message: string): ActionResult => ({ ok: false, code: 'unreachable', message });
