import { expect, test } from 'vitest';
import { createHudCommands } from '../../../client/hud/hudCommands.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { aContainer } from '../../support/records.ts';

const { id } = aContainer(1);
const started = () => {
  const view = createViewStore(null);
  return { view, hud: createHudCommands(view) };
};

test('a key opens its panel, and the same key closes it', () => {
  const { view, hud } = started();
  hud.toggleList();
  expect([view.getState().panel, hud.isModalOpen()]).toEqual(['list', true]);
  hud.toggleList();
  expect([view.getState().panel, hud.isModalOpen()]).toEqual(['none', false]);
});

test('the panel of what is aimed at opens, closes by the same key and by Esc', () => {
  const { view, hud } = started();
  hud.toggleContainer();
  expect(view.getState().selected).toBeNull();
  view.setHovered({ id, part: 'body', distance: 9 });
  hud.toggleContainer();
  expect(view.getState().selected).toBe(id);
  expect([hud.closeTop(), view.getState().selected, hud.closeTop()]).toEqual([true, null, false]);
});

test('Esc is left to an open dialog, which closes itself', () => {
  const { view, hud } = started();
  view.select(id);
  view.askRemove(id);
  expect([hud.isModalOpen(), hud.closeTop(), view.getState().selected]).toEqual([true, false, id]);
});

test('the log of the panel’s container, or of what is aimed at, opens and closes by the same key', () => {
  const { view, hud } = started();
  hud.toggleLogs();
  expect(view.getState().logsOf).toBeNull();
  view.setHovered({ id, part: 'body', distance: 9 });
  hud.toggleLogs();
  expect([view.getState().logsOf, hud.isModalOpen(), hud.closeTop()]).toEqual([id, true, false]);
  hud.toggleLogs();
  expect([view.getState().logsOf, hud.isModalOpen()]).toEqual([null, false]);
});

test('under another dialog the key for the log does nothing', () => {
  const { view, hud } = started();
  view.select(id);
  hud.toggleHelp();
  hud.toggleLogs();
  expect([view.getState().logsOf, view.getState().panel]).toEqual([null, 'help']);
});

test('the keys for a panel and a log did nothing and said nothing with nothing aimed at; they answer whether they did', () => {
  const { view, hud } = started();
  expect([hud.toggleContainer(), hud.toggleLogs()]).toEqual([false, false]);
  view.setHovered({ id, part: 'body', distance: 9 });
  expect([hud.toggleContainer(), hud.toggleLogs(), hud.toggleLogs(), hud.toggleContainer()]).toEqual([
    ...[true, true, true, true],
  ]);
  view.setHovered(null);
  hud.toggleHelp();
  expect(hud.toggleLogs()).toBe(true);
});
