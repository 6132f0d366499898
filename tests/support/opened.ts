import { afterAll, onTestFinished } from 'vitest';

/** Everything that was opened, with what closes it. */
export interface Opened {
  add(close: () => Promise<unknown>): void;
  /** The last first. One that cannot be closed leaves none of the others open; rejects with the first failure. */
  close(): Promise<void>;
}

export function createOpened(): Opened {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async close() {
      const failures: unknown[] = [];
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        await close().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** For what the tests of one file open. Of a set-up that failed, only what had come up is closed: its cause stands alone. */
export function closedAfterAll(): Opened {
  const opened = createOpened();
  afterAll(() => opened.close());
  return opened;
}

/** For what one test opens, however it ends. */
export function closedAfterTest(): Opened {
  const opened = createOpened();
  onTestFinished(() => opened.close());
  return opened;
}
