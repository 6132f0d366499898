import { useStore } from 'zustand';
import { Banner } from './Banner.tsx';
import { List } from './List.tsx';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { Toasts } from './Toasts.tsx';

/** Everything over the town; or, where no town can be drawn, the list in its place. */
export function Hud() {
  const { view } = usePorts();
  const scene = useStore(view, (state) => state.scene);
  return (
    <>
      <Banner />
      {scene.phase === 'absent' ? <ListPage reason={scene.reason} /> : <OverTown />}
      <RemoveDialog />
      <Toasts />
    </>
  );
}

function OverTown() {
  const { view } = usePorts();
  const panel = useStore(view, (state) => state.panel);
  const close = () => view.openPanel('none');
  return (
    <>
      {panel === 'list' && (
        <Modal title="All containers" size="large" onClose={close}>
          <List canGo />
        </Modal>
      )}
    </>
  );
}

function ListPage({ reason }: { readonly reason: string }) {
  return (
    <main className="list-page">
      <h1>Cratecraft</h1>
      <p>{reason}</p>
      <List canGo={false} />
    </main>
  );
}
