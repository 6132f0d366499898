import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HistoryRow } from '../../shared/audit.ts';
import { Bdi } from './Bdi.tsx';
import { historyWords } from './historyWords.ts';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { StopSwitch } from './StopSwitch.tsx';

/** Who did what, when, and what came of it; and the switch that stops everybody. */
export function History() {
  const { view, world } = usePorts();
  const mayRead = useStore(world, ({ rights }) => rights.may.includes('history'));
  return (
    <Modal title="History" size="large" onClose={() => view.openPanel('none')}>
      <StopSwitch />
      {mayRead ? <Pages /> : <p>Only an admin reads the history.</p>}
    </Modal>
  );
}

interface Shown {
  readonly rows: readonly HistoryRow[];
  readonly hasMore: boolean;
  /** Why there is no more to see, where that is a fault. */
  readonly problem: string | null;
}

const NOTHING: Shown = { rows: [], hasMore: true, problem: null };

/** The newest page, and how to ask for more behind what is shown. */
function usePages(): readonly [Shown, (before: Shown) => Promise<void>] {
  const { history, world } = usePorts();
  const held = useStore(world, ({ rights }) => rights.restraints?.all);
  const [shown, setShown] = useState<Shown>(NOTHING);
  const more = useCallback(
    async (before: Shown) => {
      const answer = await history(before.rows.at(-1)?.seq ?? null);
      setShown(
        answer.ok
          ? { rows: [...before.rows, ...answer.rows], hasMore: answer.hasMore, problem: null }
          : { ...before, problem: answer.message },
      );
    },
    [history],
  );
  // Who holds or releases sees that it was written down.
  useEffect(() => {
    void more(NOTHING);
  }, [more, held]);
  return [shown, more];
}

function Pages() {
  const [shown, more] = usePages();
  return (
    <>
      <p className="list-sum" role="status">
        {shown.problem ?? (shown.rows.length === 0 && !shown.hasMore ? 'Nothing was done yet.' : '')}
      </p>
      <ol className="history" tabIndex={0} aria-label="What was done, the newest first">
        {shown.rows.map((row) => (
          <Row key={row.seq} row={row} />
        ))}
      </ol>
      <p className="modal-foot">
        <button type="button" onClick={() => void more(NOTHING)}>
          The newest
        </button>
        {shown.hasMore && shown.rows.length > 0 && (
          <button type="button" onClick={() => void more(shown)}>
            Older
          </button>
        )}
      </p>
    </>
  );
}

function Row({ row }: { readonly row: HistoryRow }) {
  const { when, who, what, result, tone } = historyWords(row);
  return (
    <li>
      <time dateTime={row.time}>{when}</time>
      <Bdi text={who} />
      <Bdi text={what} />
      <span className={`history-${tone}`}>
        <Bdi text={result} />
      </span>
    </li>
  );
}
