import { expect, test } from 'vitest';
import { RECIPES } from '../../../client/audio/recipes.ts';
import { createSounds } from '../../../client/audio/sounds.ts';

/** Notes what would be heard: the loudest level of each voice, and whether the context is still open. */
function newStage() {
  const levels: number[] = [];
  let contexts = 0;
  let isOpen = false;
  const param = (note: (value: number) => void = () => undefined) => ({
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: note,
    exponentialRampToValueAtTime: () => undefined,
  });
  const node = () => ({ connect: () => undefined, disconnect: () => undefined, start() {}, stop() {} });
  const context = {
    currentTime: 0,
    sampleRate: 100,
    destination: {},
    createGain: () => ({ ...node(), gain: param((value) => levels.push(value)) }),
    createOscillator: () => ({ ...node(), frequency: param() }),
    createBufferSource: node,
    createBiquadFilter: () => ({ ...node(), frequency: param() }),
    createBuffer: (_: number, length: number) => ({ getChannelData: () => new Float32Array(length) }),
    resume: () => Promise.reject(new Error('no gesture yet')),
    close: () => {
      isOpen = false;
      return Promise.resolve();
    },
  };
  const createContext = () => {
    contexts += 1;
    isOpen = true;
    return context as unknown as AudioContext;
  };
  const sounds = createSounds({ createContext, random: () => 0.5 });
  return { sounds, levels, contexts: () => contexts, isOpen: () => isOpen };
}

const LEVER = RECIPES.lever.map(({ gain }) => gain);

test('there is silence before the first gesture, and one context after several', () => {
  const { sounds, levels, contexts } = newStage();
  sounds.play('lever');
  expect({ levels, contexts: contexts() }).toEqual({ levels: [], contexts: 0 });
  sounds.unlock();
  sounds.unlock();
  sounds.play('lever');
  expect({ levels, contexts: contexts() }).toEqual({ levels: LEVER, contexts: 1 });
});

test('muting silences everything until it is ended', () => {
  const { sounds, levels } = newStage();
  sounds.unlock();
  sounds.setMuted(true);
  sounds.play('crash');
  expect(levels).toEqual([]);
  sounds.setMuted(false);
  sounds.play('lever');
  expect(levels).toEqual(LEVER);
});

test('a sound is half as strong at 14 blocks and is not made far away', () => {
  const { sounds, levels } = newStage();
  sounds.unlock();
  sounds.play('lever', 14);
  expect(levels).toEqual(LEVER.map((gain) => gain / 2));
  sounds.play('lever', 91);
  expect(levels).toHaveLength(LEVER.length);
});

test('after dispose the context is closed and nothing is heard', () => {
  const { sounds, levels, isOpen } = newStage();
  sounds.unlock();
  sounds.dispose();
  sounds.play('lever');
  expect({ levels, isOpen: isOpen() }).toEqual({ levels: [], isOpen: false });
});
