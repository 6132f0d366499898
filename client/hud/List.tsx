import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { containersOf, isAlarming, isRunning, type Container, type RecordMap } from '../../shared/records.ts';
import { formatCount } from '../city/format.ts';
import { Bdi } from './Bdi.tsx';
import { ListFilters } from './ListFilters.tsx';
import { ListRow } from './ListRow.tsx';
import { moveBetweenRows } from './moveBetweenRows.ts';
import { nothingFound } from './searchRecords.ts';
import { filterContainers, firstOf, groupByProject, type Filter, type ListGroup } from './listRows.ts';
import { usePorts } from './ports.ts';
import { SecondContext } from './second.ts';
import { useNow } from './useNow.ts';
import { visibleText } from './visibleText.ts';

/** Rows beyond this many are drawn on demand: ten thousand at once would take seconds. */
const PAGE = 150;

/** The town as a list: everything that can be done at a building can be done here. */
export function List({ canGo }: { readonly canGo: boolean }) {
  const { world, view, flyTo } = usePorts();
  const records = useStore(world, (state) => state.records);
  const [filter, setFilter] = useState<Filter>('all');
  const [text, setText] = useState('');
  const [count, setCount] = useState(PAGE);
  const now = useNow();
  const containers = useMemo(() => containersOf(records), [records]);
  const found = useMemo(() => filterContainers(containers, filter, text), [containers, filter, text]);
  const groups = useMemo(() => firstOf(groupByProject(found), count), [found, count]);
  const rows = useFocusAmong(records);
  const go = useCallback(
    ({ id }: Container) => {
      view.openPanel('none');
      flyTo(id);
    },
    [view, flyTo],
  );
  return (
    <SecondContext value={now}>
      <ListFilters filter={filter} text={text} onFilter={setFilter} onText={setText} />
      <p className="list-sum">{sumOf(containers, found)}</p>
      <Told asked={`${filter} ${text}`} found={found.length} />
      <div ref={rows} tabIndex={-1} className="list" onKeyDown={moveBetweenRows}>
        {found.length > 0 && <ListHead />}
        {found.length === 0 && <p className="soft">{nothingFound(containers.length)}</p>}
        {groups.map((group) => (
          <GroupRows key={group.project} group={group} onGo={canGo ? go : undefined} />
        ))}
        {found.length > count && (
          <button type="button" className="more" onClick={() => setCount(count + PAGE)}>
            Show more ({formatCount(found.length - count, 'container')})
          </button>
        )}
      </div>
    </SecondContext>
  );
}

interface ToldProps {
  /** What is searched for, in one word. */
  readonly asked: string;
  readonly found: number;
}

/** Reads aloud how many are found, once for each search: the sum above changes with every patch of a busy town. */
function Told({ asked, found }: ToldProps) {
  const [told, setTold] = useState({ asked, text: '' });
  if (told.asked !== asked) setTold({ asked, text: `${formatCount(found, 'container')} shown` });
  return (
    <p className="unseen" role="status">
      {told.text}
    </p>
  );
}

/** What the columns of figures are; each figure says it by itself to who does not see. */
const ListHead = () => (
  <div className="list-head" aria-hidden="true">
    <span className="figure-heads">
      <span>CPU</span>
      <span>Memory</span>
    </span>
  </div>
);

/** When the row that had the focus is gone, the keys go on from the list, not from the page behind it. */
function useFocusAmong(records: RecordMap): RefObject<HTMLDivElement | null> {
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost && rows.current?.closest('dialog')) rows.current.focus();
  }, [records]);
  return rows;
}

interface GroupProps {
  readonly group: ListGroup;
  readonly onGo: ((container: Container) => void) | undefined;
}

function GroupRows({ group: { project, containers }, onGo }: GroupProps) {
  const title = project === '' ? 'No project' : project;
  return (
    <section aria-label={visibleText(title)}>
      <h3>
        <Bdi text={title} />
      </h3>
      <ul>
        {containers.map((container) => (
          <ListRow key={container.id} container={container} onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function sumOf(all: readonly Container[], found: readonly Container[]): string {
  const alarms = all.filter(isAlarming).length;
  const shown = found.length === all.length ? '' : `, ${found.length.toLocaleString('en')} shown`;
  return `${formatCount(all.length, 'container')}, ${all.filter(isRunning).length} running, ${formatCount(alarms, 'alarm')}${shown}`;
}
