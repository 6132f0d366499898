import { FILTERS, type Filter } from './listRows.ts';

interface ListFiltersProps {
  readonly filter: Filter;
  readonly text: string;
  readonly onFilter: (filter: Filter) => void;
  readonly onText: (text: string) => void;
}

/** Which containers the list shows. */
export function ListFilters({ filter, text, onFilter, onText }: ListFiltersProps) {
  return (
    <div className="filters">
      <input
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder="Name, project, image or state"
        aria-label="Show only containers whose name, project, image or state has these words"
        onChange={(event) => onText(event.target.value)}
      />
      <span className="filter-choice" role="group" aria-label="Which states">
        {FILTERS.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={choice === filter}
            onClick={() => onFilter(choice)}
          >
            {choice}
          </button>
        ))}
      </span>
    </div>
  );
}
