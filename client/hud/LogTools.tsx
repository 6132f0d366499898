import type { LogView } from '../store/logStore.ts';
import { formatCount } from '../city/format.ts';
import { copyText, countMatching } from './logText.ts';
import { usePorts } from './ports.ts';

interface LogToolsProps {
  readonly shown: LogView;
  readonly wanted: string;
  readonly hasTimes: boolean;
  readonly onWanted: (wanted: string) => void;
  readonly onTimes: () => void;
}

/** What can be done with the log that is open. */
export function LogTools(props: LogToolsProps) {
  const { shown, wanted, hasTimes, onWanted, onTimes } = props;
  const { logs } = usePorts();
  const copy = useCopy(props);
  const isPaused = shown.phase.phase === 'paused';
  return (
    <div className="log-tools">
      <input
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label="Only lines with"
        placeholder="Only lines with…"
        value={wanted}
        onChange={(event) => onWanted(event.target.value)}
      />
      <button
        type="button"
        aria-pressed={isPaused}
        disabled={shown.phase.phase === 'refused'}
        onClick={() => logs.setPaused(!isPaused)}
      >
        Pause
      </button>
      <button type="button" aria-pressed={hasTimes} onClick={onTimes}>
        Times
      </button>
      <button type="button" disabled={shown.count === 0} onClick={logs.clear}>
        Clear
      </button>
      <button type="button" disabled={shown.count === 0} onClick={() => void copy()}>
        Copy
      </button>
    </div>
  );
}

/** Copies what is shown, and says so. */
function useCopy({ shown, wanted, hasTimes }: LogToolsProps): () => Promise<void> {
  const { notices } = usePorts();
  return async () => {
    const lines = countMatching(shown.blocks, wanted);
    const isCopied = await navigator.clipboard.writeText(copyText(shown.blocks, wanted, hasTimes)).then(
      () => true,
      () => false,
    );
    if (isCopied) notices.tell(`${formatCount(lines, 'line')} copied.`, 'calm');
    else notices.tell('This browser does not allow copying.');
  };
}
