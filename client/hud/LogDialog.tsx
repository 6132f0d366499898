import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ContainerId } from '../../shared/records.ts';
import type { LogView } from '../store/logStore.ts';
import { containerIn } from '../store/worldStore.ts';
import { LogRows } from './LogRows.tsx';
import { LogTools } from './LogTools.tsx';
import { countMatching, phaseWords, skippedWords } from './logText.ts';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { visibleText } from './visibleText.ts';

/** What one container writes, while it is written. */
export function LogDialog() {
  const { view } = usePorts();
  const id = useStore(view, (state) => state.logsOf);
  return id === null ? null : <OpenLog key={id} id={id} />;
}

/** Stays when the container goes: its last words are what one comes for. */
function OpenLog({ id }: { readonly id: ContainerId }) {
  const { view, world, logs } = usePorts();
  const [name] = useState(() => containerIn(world.getState().records, id)?.name ?? 'this container');
  const shown = useStore(logs.store, (state) => state.shown);
  useEffect(() => {
    logs.open(id);
    return logs.close;
  }, [logs, id]);
  return (
    <Modal title={`Log of ${visibleText(name)}`} size="large" onClose={() => view.openLogs(null)}>
      {shown?.id === id && <Log name={name} shown={shown} />}
    </Modal>
  );
}

function Log({ name, shown }: { readonly name: string; readonly shown: LogView }) {
  const { blocks, count, phase, skipped } = shown;
  const [wanted, setWanted] = useState('');
  const [hasTimes, setTimes] = useState(false);
  const found = countMatching(blocks, wanted);
  return (
    <>
      <LogTools
        shown={shown}
        wanted={wanted}
        hasTimes={hasTimes}
        onWanted={setWanted}
        onTimes={() => setTimes(!hasTimes)}
      />
      <p className={`log-sum log-${phase.phase}`} role="status">
        {visibleText(phaseWords(phase))}
        <span className="log-count">
          {' '}
          · {countWords(found, count)}
          {skipped !== null && ` · ${skippedWords(skipped)}`}
        </span>
      </p>
      {found === 0 && <p className="log-nothing">{nothingWords(name, shown)}</p>}
      <LogRows {...{ name, blocks, wanted, hasTimes }} isBusy={phase.phase === 'opening' && count === 0} />
    </>
  );
}

const countWords = (found: number, count: number): string =>
  found === count
    ? `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`
    : `${found.toLocaleString('en')} of ${count.toLocaleString('en')} lines`;

/** Why there is nothing to see. */
function nothingWords(name: string, { count, phase, position }: LogView): string {
  if (count > 0) return 'No line contains this.';
  if (phase.phase === 'opening' || phase.phase === 'lost' || phase.phase === 'refused') return '';
  return position === null ? `${visibleText(name)} has written nothing yet.` : 'Nothing new since.';
}
