import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, loadSettings } from '../../../client/store/settings.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { aContainer } from '../../support/records.ts';

const memory = (text: string | null = null) => {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
};

test('settings outlast the visit', () => {
  const storage = memory();
  createViewStore(storage).setSettings({ quality: 'low', time: 'dusk', sensitivity: 2, muted: true });
  expect(loadSettings(storage)).toEqual({
    ...{
      quality: 'low',
      time: 'dusk',
      sensitivity: 2,
      invert: false,
      muted: true,
      minimap: true,
      pulledLever: false,
    },
  });
});

test('what the address fixes wins, and is not kept', () => {
  const storage = memory();
  const view = createViewStore(storage, { quality: 'high' });
  view.setSettings({ invert: true });
  expect(view.getState().quality).toBe('high');
  expect(loadSettings(storage)).toEqual({ ...DEFAULT_SETTINGS, invert: true });
});

test('whatever stands in the storage, the settings are valid', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const settings = loadSettings(memory(text));
      expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_SETTINGS));
    }),
  );
  expect(loadSettings(memory('{"quality":"ultra","time":7,"sensitivity":99,"invert":"yes"}'))).toEqual({
    ...DEFAULT_SETTINGS,
    sensitivity: 3,
  });
});

test('a storage that refuses costs nothing', () => {
  const storage = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
  };
  const view = createViewStore(storage);
  view.setSettings({ muted: true });
  expect(view.getState().muted).toBe(true);
});

test('what is aimed at is news only when the part or its reach changes', () => {
  const view = createViewStore(null);
  let changes = 0;
  view.subscribe(() => (changes += 1));
  const { id } = aContainer(1);
  view.setHovered({ id, part: 'lever', distance: 5 });
  view.setHovered({ id, part: 'lever', distance: 5.5 });
  expect(changes).toBe(1);
  view.setHovered({ id, part: 'lever', distance: 6.5 });
  view.setHovered({ id, part: 'bell', distance: 6.5 });
  view.setHovered(null);
  view.setHovered(null);
  expect(changes).toBe(4);
});
