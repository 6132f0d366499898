import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';
import { actionUnderWay } from '../store/pending.ts';
import { actionChoices, blockedReason, type ActionChoice } from './listRows.ts';
import { usePorts, type HudPorts } from './ports.ts';
import { useFooting } from './useFooting.ts';
import { visibleText } from './visibleText.ts';

/** They lose something for good: they stand apart, and a dialog asks first. */
const GRAVE: readonly ContainerAction[] = ['kill', 'remove'];
const isGrave = ({ action }: ActionChoice): boolean => GRAVE.includes(action);

/** All that can be asked of this container now; while something is under way, only that is shown. */
export function ActionButtons({ container }: { readonly container: Container }) {
  const ports = usePorts();
  const footing = useFooting(container);
  const underWay = useStore(ports.pending, (state) => actionUnderWay(state.entries.get(container.id)));
  const [row, keepFocus] = useKeptFocus();
  // What will never be allowed is no button; what is only chained for a while keeps its place.
  const blocked = blockedReason(actionChoices(container, { ...footing, away: null }));
  if (blocked !== null) return <span className="blocked">{visibleText(blocked)}</span>;
  const choices = underWay === null ? actionChoices(container, footing) : [];
  const press = (action: ContainerAction) => {
    if (!GRAVE.includes(action)) keepFocus();
    askFor(ports, container, action);
  };
  const buttonOf = (choice: ActionChoice) => (
    <ActionButton key={choice.action} {...choice} name={container.name} onPress={press} />
  );
  return (
    <span ref={row} tabIndex={-1} className="actions">
      {underWay !== null && <span className="under-way">{underWay} is under way…</span>}
      {choices.filter((choice) => !isGrave(choice)).map(buttonOf)}
      {choices.some(isGrave) && (
        <span className="grave-actions">{choices.filter(isGrave).map(buttonOf)}</span>
      )}
      {footing.away !== null && <span className="blocked">{footing.away}</span>}
    </span>
  );
}

interface ButtonProps extends ActionChoice {
  readonly name: string;
  readonly onPress: (action: ContainerAction) => void;
}

/** Chained, it can still be reached by keys, so that its reason can be read and the place in the list is not lost. */
const ActionButton = ({ action, reason, name, onPress }: ButtonProps) => (
  <button
    type="button"
    className={GRAVE.includes(action) ? 'grave' : undefined}
    aria-label={`${action} ${visibleText(name)}`}
    aria-disabled={reason !== null}
    title={reason === null ? undefined : visibleText(reason)}
    onClick={() => reason === null && onPress(action)}
  >
    {action}
  </button>
);

/** The button that was pressed goes; the place in the list stays, and the next first button has the focus then. */
function useKeptFocus(): readonly [RefObject<HTMLSpanElement | null>, () => void] {
  const row = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (row.current === null || row.current !== document.activeElement) return;
    row.current.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
  });
  return [row, () => row.current?.focus({ preventScroll: true })];
}

function askFor({ view, commands }: HudPorts, { id }: Container, action: ContainerAction): void {
  if (action === 'remove') view.askRemove(id);
  else if (action === 'kill') view.askKill(id);
  else void commands.act(id, action);
}
