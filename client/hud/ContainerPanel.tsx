import { useStore } from 'zustand';
import type { Container } from '../../shared/records.ts';
import { containerIn } from '../store/worldStore.ts';
import { ActionButtons } from './ActionButtons.tsx';
import { Bdi } from './Bdi.tsx';
import { containerFacts } from './containerFacts.ts';
import { Icon } from './Icon.tsx';
import { LiveFigures } from './LiveFigures.tsx';
import { LogsButton } from './LogsButton.tsx';
import { usePorts } from './ports.ts';
import { StateChip } from './StateChip.tsx';
import { useNow } from './useNow.ts';
import { visibleText } from './visibleText.ts';

/** What is known of the chosen container, and all that can be asked of it, beside the town. */
export function ContainerPanel() {
  const { view, world } = usePorts();
  const id = useStore(view, (state) => state.selected);
  const container = useStore(world, (state) => containerIn(state.records, id));
  if (container === undefined) return null;
  return (
    <aside className="side" aria-label={visibleText(container.name)}>
      <header className="modal-head">
        <h2>
          <Bdi text={container.name} />
        </h2>
        <button type="button" className="bare" aria-label="Close" onClick={() => view.select(null)}>
          <Icon shape="close" />
        </button>
      </header>
      <StateChip container={container} />
      <Known container={container} />
    </aside>
  );
}

function Known({ container }: { readonly container: Container }) {
  const { world, stats, flyTo } = usePorts();
  const host = useStore(world, (state) => state.records.get(container.host));
  const now = useNow();
  const own = host?.type === 'host' ? host : undefined;
  const facts = containerFacts(container, own, now);
  const periodMs = own === undefined ? 0 : stats.periodMs(own.index);
  return (
    <>
      <LiveFigures stats={stats} container={container} now={now} periodMs={periodMs} />
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Bdi text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <ActionButtons container={container} />
      <p className="ways">
        <LogsButton container={container} showsKey />
        <button type="button" onClick={() => flyTo(container.id)}>
          Go there <Icon shape="go" />
        </button>
      </p>
    </>
  );
}
