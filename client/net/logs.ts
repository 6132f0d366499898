import type { Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';
import { LOG_LINES_MAX, type LogAnswer, type LogBatch } from '../../shared/logs.ts';
import type { Clock } from '../store/clock.ts';
import { createLogStore, type LogReading, type LogStore } from '../store/logStore.ts';

/** Of what is already written. */
export const FIRST_LINES = 500;
/** Granted ahead of what has come. */
export const WINDOW_LINES = 1_000;
/** The server takes 150 grants a minute. */
export const GRANT_SPACING_MS = 500;
const ANSWER_LIMIT_MS = 15_000;

type GatewaySocket = Socket<ServerToClient, ClientToServer>;

interface Reading {
  readonly socket: GatewaySocket;
  readonly store: LogStore;
  readonly clock: Clock;
  /** The number of the last opening: what comes under another number is not for us any more. */
  stream: number;
  isOpen: boolean;
  received: number;
  granted: number;
  callOffGrant: (() => void) | null;
}

/** Reads one log at a time; none is open at the server while it is paused or the page is hidden. */
export function followLogs(
  socket: GatewaySocket,
  clock: Clock,
): LogReading & { readonly dispose: () => void } {
  const store = createLogStore();
  const reading: Reading = {
    ...{ socket, store, clock, stream: 0, isOpen: false, received: 0, granted: 0, callOffGrant: null },
  };
  const stopListening = listen(reading);
  return {
    store,
    open: (id) => {
      end(reading);
      store.open(id);
      begin(reading);
    },
    close: () => {
      end(reading);
      store.close();
    },
    setPaused: (isPaused) => {
      if (isPaused) end(reading);
      store.setPhase({ phase: isPaused ? 'paused' : 'opening' });
      if (!isPaused) begin(reading);
    },
    clear: store.clear,
    dispose: () => {
      end(reading);
      stopListening();
    },
  };
}

function listen(reading: Reading): () => void {
  const { socket, store } = reading;
  const goOn = () => begin(reading);
  const followVisibility = () => (document.hidden ? end(reading) : begin(reading));
  const lose = () => {
    reading.isOpen = false;
    if (store.getState().shown?.phase.phase !== 'paused') store.setPhase({ phase: 'lost' });
  };
  const take = (batch: LogBatch) => receive(reading, batch);
  socket.on('hello', goOn);
  socket.on('disconnect', lose);
  socket.on('log', take);
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    socket.off('hello', goOn);
    socket.off('disconnect', lose);
    socket.off('log', take);
  };
}

/** Goes on after the last line that came, if there is a log to be read and somebody who sees it. */
function begin(reading: Reading): void {
  const { socket, store } = reading;
  const { shown } = store.getState();
  if (shown === null || shown.phase.phase === 'paused' || reading.isOpen || document.hidden) return;
  if (!socket.connected) {
    store.setPhase({ phase: 'lost' });
    return;
  }
  reading.stream += 1;
  reading.isOpen = true;
  reading.received = 0;
  reading.granted = WINDOW_LINES;
  const { stream } = reading;
  const { id: container, position: after } = shown;
  const tail = after === null ? FIRST_LINES : LOG_LINES_MAX;
  store.setPhase({ phase: 'opening' });
  socket
    .timeout(ANSWER_LIMIT_MS)
    .emit(
      'log',
      { kind: 'open', stream, container, tail, after, lines: WINDOW_LINES },
      (error: Error | null, answer) => {
        if (stream === reading.stream) answered(reading, error === null ? answer : NO_ANSWER);
      },
    );
}

const NO_ANSWER: LogAnswer = { ok: false, code: 'unreachable', message: 'the server did not answer' };

function answered(reading: Reading, answer: LogAnswer): void {
  if (answer.ok || !reading.isOpen) return;
  reading.isOpen = false;
  const { code, message } = answer;
  reading.store.setPhase({ phase: 'refused', code, message });
}

function end(reading: Reading): void {
  reading.callOffGrant?.();
  reading.callOffGrant = null;
  if (!reading.isOpen) return;
  reading.isOpen = false;
  reading.socket.emit('log', { kind: 'close', stream: reading.stream }, () => undefined);
}

function receive(reading: Reading, batch: LogBatch): void {
  if (!reading.isOpen || batch.stream !== reading.stream) return;
  reading.received += batch.lines.length;
  reading.store.add(batch);
  grantSoon(reading);
}

function grantSoon(reading: Reading): void {
  reading.callOffGrant ??= reading.clock.after(GRANT_SPACING_MS, () => {
    reading.callOffGrant = null;
    grant(reading);
  });
}

/** One that is refused, or lost, is made good by the next. */
function grant(reading: Reading): void {
  const lines = reading.received + WINDOW_LINES;
  const { stream } = reading;
  if (!reading.isOpen || lines === reading.granted) return;
  reading.granted = lines;
  reading.socket.emit('logGrant', { stream, lines }, (answer) => {
    if (answer.ok) return;
    reading.granted = 0;
    grantSoon(reading);
  });
}
