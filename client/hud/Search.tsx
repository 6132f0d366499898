import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { containersOf, type Container } from '../../shared/records.ts';
import { Bdi } from './Bdi.tsx';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { nothingFound, searchContainers } from './searchRecords.ts';
import { StateChip } from './StateChip.tsx';

const RESULTS = 8;

/** Finds a container by name, project, image or state, and goes there. */
export function Search() {
  const { view, world, flyTo } = usePorts();
  const records = useStore(world, (state) => state.records);
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const listId = useId();
  const containers = useMemo(() => containersOf(records), [records]);
  const found = useMemo(() => searchContainers(containers, text, RESULTS), [containers, text]);
  const chosen = Math.min(place, Math.max(0, found.length - 1));
  const close = () => view.openPanel('none');
  const choose = (container: Container | undefined) => {
    if (container === undefined) return;
    close();
    flyTo(container.id);
  };
  const step = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, chosen, found.length);
    if (event.key === 'Enter') choose(found[chosen]);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next !== null) setPlace(next);
  };
  return (
    <Modal title="Find a container" size="small" onClose={close}>
      <SearchField
        shown={found.length > 0 ? { listId, active: optionId(listId, chosen) } : null}
        text={text}
        onText={(next) => {
          setText(next);
          setPlace(0);
        }}
        onKey={step}
      />
      <Results id={listId} among={containers.length} found={found} chosen={chosen} onChoose={choose} />
    </Modal>
  );
}

interface FieldProps {
  /** Ids of the list and of its chosen result; null where nothing is found, and there is no list. */
  readonly shown: { readonly listId: string; readonly active: string } | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

function SearchField({ shown, text, onText, onKey }: FieldProps) {
  return (
    <input
      type="text"
      enterKeyHint="go"
      autoComplete="off"
      spellCheck={false}
      data-first
      role="combobox"
      aria-expanded={shown !== null}
      aria-controls={shown?.listId}
      aria-activedescendant={shown?.active}
      aria-label="Name, project, image or state"
      placeholder="Name, project, image or state"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKey}
    />
  );
}

interface ResultsProps {
  readonly id: string;
  /** How many containers there are. */
  readonly among: number;
  readonly found: readonly Container[];
  readonly chosen: number;
  readonly onChoose: (container: Container) => void;
}

function Results({ id, among, found, chosen, onChoose }: ResultsProps) {
  if (found.length === 0) {
    return (
      <p className="soft" role="status">
        {nothingFound(among)}
      </p>
    );
  }
  return (
    <ul className="results" id={id} role="listbox" aria-label="Containers">
      {found.map((container, at) => (
        <li
          key={container.id}
          id={optionId(id, at)}
          role="option"
          aria-selected={at === chosen}
          onClick={() => onChoose(container)}
        >
          <span className="result-name">
            <strong>
              <Bdi text={container.name} />
            </strong>
            <span className="soft">
              <Bdi text={container.image} />
            </span>
          </span>
          <StateChip container={container} />
        </li>
      ))}
    </ul>
  );
}

const optionId = (listId: string, at: number): string => `${listId}-${at}`;

/** Null for keys that do not move the choice. */
function nextPlace(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (place + 1) % count;
  if (key === 'ArrowUp') return (place - 1 + count) % count;
  return null;
}
