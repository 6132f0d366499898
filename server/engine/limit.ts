/** Ends what takes too long, or what its caller gives up. */

/**
 * Runs `work` with a signal that aborts after `limitMs` or when `signal` does, and rejects with that signal's reason at
 * once: docker-modem never settles when a response is cut off. Not `AbortSignal.any`, which in Node 20 keeps something for
 * every call as long as the caller's signal lives.
 */
export async function withinLimit<T>(
  signal: AbortSignal,
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  const expire = () => controller.abort(new DOMException(`no answer within ${limitMs} ms`, 'TimeoutError'));
  const timer = setTimeout(expire, limitMs);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work(controller.signal), rejectedBy(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true });
  });

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new DOMException(String(reason), 'AbortError');
