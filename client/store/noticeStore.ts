import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from './clock.ts';

/** A sentence that is shown for a moment: a refusal, or that nobody knows. */
export interface Notice {
  readonly key: number;
  readonly text: string;
}

export interface NoticeState {
  /** Newest last. */
  readonly notices: readonly Notice[];
}

export interface NoticeStore extends Pick<
  StoreApi<NoticeState>,
  'getState' | 'getInitialState' | 'setState' | 'subscribe'
> {
  readonly tell: (text: string) => void;
  readonly dismiss: (key: number) => void;
}

export const NOTICE_SHOWN_MS = 7_000;
const NOTICES_MAX = 4;

export function createNoticeStore(clock: Clock): NoticeStore {
  const store = createStore<NoticeState>(() => ({ notices: [] }));
  let lastKey = 0;
  const dismiss = (key: number) =>
    store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }));
  return {
    ...store,
    dismiss,
    tell: (text) => {
      const key = (lastKey += 1);
      store.setState(({ notices }) => ({
        notices: [...notices.filter((notice) => notice.text !== text), { key, text }].slice(-NOTICES_MAX),
      }));
      clock.after(NOTICE_SHOWN_MS, () => dismiss(key));
    },
  };
}
