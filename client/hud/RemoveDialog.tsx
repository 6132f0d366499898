import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RemovalTicket } from '../../shared/intents.ts';
import { isStopped, type Container, type ContainerState } from '../../shared/records.ts';
import { containerIn } from '../store/worldStore.ts';
import { whyNotEvenByForce } from '../store/footing.ts';
import { Bdi } from './Bdi.tsx';
import { Chained } from './Chained.tsx';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { useFooting } from './useFooting.ts';
import { useNow } from './useNow.ts';

/** Asks twice, as the glass case does: what would be lost is read before the second press. */
export function RemoveDialog() {
  const { view, world } = usePorts();
  const id = useStore(view, (state) => state.removing);
  const container = useStore(world, (state) => containerIn(state.records, id));
  if (container === undefined) return null;
  return (
    <Modal title="Remove" subject={container.name} size="small" onClose={() => view.askRemove(null)}>
      <RemoveQuestion key={container.id} container={container} />
    </Modal>
  );
}

interface Held {
  readonly ticket: RemovalTicket;
  /** Epoch milliseconds. */
  readonly until: number;
  /** In which the container was when it was asked. */
  readonly state: ContainerState;
}

function RemoveQuestion({ container }: { readonly container: Container }) {
  const { view, commands } = usePorts();
  const [held, refresh] = useTicket(container);
  const [force, setForce] = useState(false);
  const now = useNow();
  const reason = whyNotEvenByForce(container, useFooting(container));
  if (held === 'refused') return <p>It cannot be removed now.</p>;
  if (held === null) return <p>Asking what would be lost…</p>;
  // The server would refuse: the ticket is bound to what was read before.
  if (held.state !== container.state)
    return <AskAgain why={`It is ${container.state} now`} onAgain={refresh} />;
  const secondsLeft = Math.min(held.ticket.validMs, held.until - now) / 1_000;
  if (secondsLeft <= 0) return <AskAgain why="Time is up" onAgain={refresh} />;
  const needsForce = !isStopped(container);
  const remove = () => {
    view.askRemove(null);
    void commands.remove(container.id, held.ticket, force);
  };
  return (
    <>
      <Losses losses={held.ticket.losses} />
      <Chained reason={reason} />
      {needsForce && <ForceTick state={container.state} force={force} onForce={setForce} />}
      <p className="modal-foot">
        <button type="button" onClick={() => view.askRemove(null)}>
          Keep it
        </button>
        <button
          type="button"
          className="grave"
          disabled={reason !== null || (needsForce && !force)}
          onClick={remove}
        >
          Remove for good ({Math.ceil(secondsLeft)} s)
        </button>
      </p>
    </>
  );
}

interface AskAgainProps {
  readonly why: string;
  readonly onAgain: () => void;
}

const AskAgain = ({ why, onAgain }: AskAgainProps) => (
  <button type="button" onClick={onAgain}>
    {why}: ask again
  </button>
);

/** The ticket to remove with, null until it is there; and how to ask for another one. */
function useTicket({ id, state }: Container): readonly [Held | null | 'refused', () => void] {
  const { commands } = usePorts();
  const [held, setHeld] = useState<Held | null | 'refused'>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setHeld(null);
    void commands.prepareRemove(id).then((result) => {
      if (!isWanted) return;
      const ticket = result.ok ? result.removal : undefined;
      setHeld(ticket === undefined ? 'refused' : { ticket, until: Date.now() + ticket.validMs, state });
    });
    return () => {
      isWanted = false;
    };
  }, [commands, id, asked]);
  return [held, () => setAsked(asked + 1)];
}

function Losses({ losses }: { readonly losses: readonly string[] }) {
  if (losses.length === 0) return <p>Nothing but the container itself would be lost.</p>;
  return (
    <>
      <p>What this does:</p>
      <ul className="losses">
        {losses.map((loss) => (
          <li key={loss}>
            <Bdi text={loss} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ForceTickProps {
  readonly state: string;
  readonly force: boolean;
  readonly onForce: (force: boolean) => void;
}

function ForceTick({ state, force, onForce }: ForceTickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={force} onChange={(event) => onForce(event.target.checked)} />
      It is {state}: kill it first (force)
    </label>
  );
}
