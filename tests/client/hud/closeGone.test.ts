import { expect, test } from 'vitest';
import { closeGone } from '../../../client/hud/closeGone.ts';
import { createHudCommands } from '../../../client/hud/hudCommands.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { aContainer, aHost } from '../../support/records.ts';

const [going, staying] = [aContainer(1), aContainer(2)];

function opened() {
  const world = createWorldStore(() => 0);
  const view = createViewStore(null);
  world.snapshot({
    ...{ protocol: PROTOCOL_VERSION, epoch: 'a', revision: 1 },
    records: [aHost(), going, staying],
  });
  closeGone({ world, view });
  const { patch } = world;
  const remove = () => patch({ epoch: 'a', previous: 1, revision: 2, put: [], remove: [going.id] });
  return { view, hud: createHudCommands(view), remove };
}

test.each(['askRemove', 'askKill'] as const)(
  'a container that went while a dialog asked about it left the keys of the town dead (%s)',
  (ask) => {
    const { view, hud, remove } = opened();
    view[ask](going.id);
    remove();
    expect(hud.isModalOpen()).toBe(false);
    hud.toggleHelp();
    expect(view.getState().panel).toBe('help');
  },
);

test('after its container has gone the panel is closed: the key for the log opens that of what is aimed at', () => {
  const { view, hud, remove } = opened();
  view.select(going.id);
  remove();
  view.setHovered({ id: staying.id, part: 'body', distance: 9 });
  hud.toggleLogs();
  expect([view.getState().selected, view.getState().logsOf]).toEqual([null, staying.id]);
});

test('what is open about others stays, and so does the log of one that goes', () => {
  const { view, remove } = opened();
  view.select(staying.id);
  view.askRemove(staying.id);
  view.openLogs(going.id);
  remove();
  const { selected, removing, logsOf } = view.getState();
  expect([selected, removing, logsOf]).toEqual([staying.id, staying.id, going.id]);
});
