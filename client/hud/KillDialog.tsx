import { useStore } from 'zustand';
import { containerIn } from '../store/worldStore.ts';
import type { Container } from '../../shared/records.ts';
import { whyNotNow } from '../store/footing.ts';
import { Chained } from './Chained.tsx';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { useFooting } from './useFooting.ts';

/** Asks before a process is ended without a chance to put its house in order. */
export function KillDialog() {
  const { view, world } = usePorts();
  const id = useStore(view, (state) => state.killing);
  const container = useStore(world, (state) => containerIn(state.records, id));
  if (container === undefined) return null;
  return (
    <Modal title="Kill" subject={container.name} size="small" onClose={() => view.askKill(null)}>
      <KillQuestion container={container} />
    </Modal>
  );
}

function KillQuestion({ container }: { readonly container: Container }) {
  const { view, commands } = usePorts();
  const reason = whyNotNow(container, 'kill', useFooting(container));
  const kill = () => {
    view.askKill(null);
    void commands.act(container.id, 'kill');
  };
  return (
    <>
      <p>
        Its process ends at once, without a chance to finish its work or to write what it holds in memory. To
        let it end by itself, stop it instead.
      </p>
      <Chained reason={reason} />
      <p className="modal-foot">
        <button type="button" data-first onClick={() => view.askKill(null)}>
          Keep it
        </button>
        <button type="button" className="grave" disabled={reason !== null} onClick={kill}>
          Kill it
        </button>
      </p>
    </>
  );
}
