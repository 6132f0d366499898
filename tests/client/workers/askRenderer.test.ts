import { afterEach, expect, test, vi } from 'vitest';
import { askRenderer } from '../../../client/workers/askRenderer.ts';
import { heldClock } from '../../support/heldClock.ts';

/** The worker of the browser, which has answered nothing yet. */
class HeldWorker {
  static readonly started: HeldWorker[] = [];
  onmessage: ((event: { readonly data: boolean }) => void) | null = null;
  onerror: (() => void) | null = null;
  isEnded = false;
  constructor() {
    HeldWorker.started.push(this);
  }
  terminate(): void {
    this.isEnded = true;
  }
}

const LONG_MS = 60_000;
const GL = { getExtension: () => null };

function asked() {
  vi.stubGlobal('Worker', HeldWorker);
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => GL }) });
  const clock = heldClock();
  const answer = askRenderer(clock);
  const worker = HeldWorker.started.at(-1);
  if (worker === undefined) throw new Error('no worker was started');
  return { clock, answer, worker };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the worker that was asked lived as long as the page', async () => {
  const { answer, worker } = asked();
  worker.onmessage?.({ data: true });
  expect([await answer, worker.isEnded]).toEqual([true, true]);
});

test('one that cannot answer, or does not in time, is ended, and the page asks by itself', async () => {
  const failing = asked();
  failing.worker.onerror?.();
  expect([await failing.answer, failing.worker.isEnded]).toEqual([false, true]);
  const silent = asked();
  silent.clock.pass(LONG_MS);
  expect([await silent.answer, silent.worker.isEnded]).toEqual([false, true]);
});
