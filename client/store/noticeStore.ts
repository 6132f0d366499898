import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from './clock.ts';

/** `calm` is news that was asked for; `waiting` is a refusal, or that nobody knows. */
export type NoticeTone = 'calm' | 'waiting';

/** A sentence that is shown for a moment. */
export interface Notice {
  readonly key: number;
  readonly text: string;
  readonly tone: NoticeTone;
}

export interface NoticeState {
  /** Newest last. */
  readonly notices: readonly Notice[];
}

export interface NoticeStore extends Pick<
  StoreApi<NoticeState>,
  'getState' | 'getInitialState' | 'setState' | 'subscribe'
> {
  /** `waiting` unless told otherwise. */
  readonly tell: (text: string, tone?: NoticeTone) => void;
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
    tell: (text, tone = 'waiting') => {
      const key = (lastKey += 1);
      store.setState(({ notices }) => ({
        notices: [...notices.filter((notice) => notice.text !== text), { key, text, tone }].slice(
          -NOTICES_MAX,
        ),
      }));
      clock.after(NOTICE_SHOWN_MS, () => dismiss(key));
    },
  };
}
