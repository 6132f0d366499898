import { useStore } from 'zustand';
import type { ViewState } from '../store/viewStore.ts';
import { Banner } from './Banner.tsx';
import { ContainerPanel } from './ContainerPanel.tsx';
import { Crosshair } from './Crosshair.tsx';
import { Feed } from './Feed.tsx';
import { Ferry } from './Ferry.tsx';
import { FirstHint } from './FirstHint.tsx';
import { Help } from './Help.tsx';
import { History } from './History.tsx';
import { HistoryButton } from './HistoryButton.tsx';
import { KillDialog } from './KillDialog.tsx';
import { List } from './List.tsx';
import { Loading } from './Loading.tsx';
import { LogDialog } from './LogDialog.tsx';
import { Minimap } from './Minimap.tsx';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { Search } from './Search.tsx';
import { SettingsSheet } from './SettingsSheet.tsx';
import { Toasts } from './Toasts.tsx';
import { Toolbar } from './Toolbar.tsx';
import { Who } from './Who.tsx';

/** Everything over the town; or, where no town can be drawn, the list in its place. */
export function Hud() {
  const { view } = usePorts();
  const scene = useStore(view, (state) => state.scene);
  return (
    <>
      <Stage scene={scene} />
      {scene.phase !== 'absent' && (
        <div className="top">
          <Banner />
          {scene.phase === 'ready' && <Toolbar />}
        </div>
      )}
      <RemoveDialog />
      <KillDialog />
      <LogDialog />
      <Toasts />
    </>
  );
}

function Stage({ scene }: { readonly scene: ViewState['scene'] }) {
  switch (scene.phase) {
    case 'loading':
      return <Loading />;
    case 'absent':
      return <ListPage reason={scene.reason} />;
    case 'ready':
      return <OverTown />;
  }
}

function OverTown() {
  return (
    <>
      <Feed />
      <Minimap />
      <FirstHint />
      <Ferry />
      <ContainerPanel />
      <Crosshair />
      <OpenPanel />
    </>
  );
}

function OpenPanel() {
  const { view } = usePorts();
  const panel = useStore(view, (state) => state.panel);
  switch (panel) {
    case 'none':
      return null;
    case 'search':
      return <Search />;
    case 'help':
      return <Help />;
    case 'settings':
      return <SettingsSheet />;
    case 'history':
      return <History />;
    case 'list':
      return (
        <Modal title="All containers" size="large" onClose={() => view.openPanel('none')}>
          <Banner />
          <List canGo />
        </Modal>
      );
  }
}

function ListPage({ reason }: { readonly reason: string }) {
  const { view } = usePorts();
  const panel = useStore(view, (state) => state.panel);
  return (
    <main className="list-page">
      <h1 className="list-title">Cratecraft</h1>
      <Banner />
      <p>{reason}</p>
      <Who />
      <HistoryButton showsKey={false} />
      <List canGo={false} />
      {panel === 'history' && <History />}
    </main>
  );
}
