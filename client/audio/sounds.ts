import { RECIPES, type SoundName, type Voice } from './recipes.ts';

export interface Sounds {
  /** To be called in the first gesture: browsers are silent before it, and so is the town. */
  readonly unlock: () => void;
  /** Plays now; `distance` in blocks from the ear makes it fainter. */
  readonly play: (name: SoundName, distance?: number) => void;
  readonly setMuted: (isMuted: boolean) => void;
  readonly dispose: () => void;
}

export interface SoundOptions {
  readonly createContext: () => AudioContext;
  /** 0 … 1, for the noise. */
  readonly random: () => number;
}

const ATTACK_SECONDS = 0.004;
/** Exponential ramps cannot reach 0. */
const SILENCE = 0.0001;
const NOISE_SECONDS = 1;
/** At this distance a sound is half as strong; beyond the last it is not made at all. */
const HALF_BLOCKS = 14;
const INAUDIBLE_BLOCKS = 90;

interface Desk {
  readonly context: AudioContext;
  readonly noise: AudioBuffer;
}

/** Short synthesised sounds; nothing is made before `unlock`, while muted, or far away. */
export function createSounds({ createContext, random }: SoundOptions): Sounds {
  let desk: Desk | null = null;
  let isMuted = false;
  return {
    unlock: () => {
      if (desk !== null) return;
      const context = createContext();
      desk = { context, noise: noiseBuffer(context, random) };
      // A context that may not run yet stays silent, which is all that its refusal means here.
      void context.resume().catch(() => undefined);
    },
    play: (name, distance = 0) => {
      if (desk === null || isMuted || distance > INAUDIBLE_BLOCKS) return;
      const near = HALF_BLOCKS / (HALF_BLOCKS + distance);
      for (const voice of RECIPES[name]) playVoice(desk, voice, near);
    },
    setMuted: (muted) => (isMuted = muted),
    dispose: () => {
      void desk?.context.close().catch(() => undefined);
      desk = null;
    },
  };
}

function playVoice(desk: Desk, voice: Voice, near: number): void {
  const { context } = desk;
  const start = context.currentTime + voice.at;
  const end = start + voice.seconds;
  const level = context.createGain();
  level.gain.setValueAtTime(SILENCE, start);
  level.gain.linearRampToValueAtTime(voice.gain * near, start + ATTACK_SECONDS);
  level.gain.exponentialRampToValueAtTime(SILENCE, end);
  level.connect(context.destination);
  const source = voice.wave === 'noise' ? noiseSource(desk, voice, level) : toneSource(desk, voice, level);
  source.start(start);
  source.stop(end);
  source.onended = () => level.disconnect();
}

function toneSource({ context }: Desk, voice: Voice, level: GainNode): OscillatorNode {
  const tone = context.createOscillator();
  tone.type = voice.wave === 'noise' ? 'sine' : voice.wave;
  glide(tone.frequency, context.currentTime, voice);
  tone.connect(level);
  return tone;
}

function noiseSource({ context, noise }: Desk, voice: Voice, level: GainNode): AudioBufferSourceNode {
  const hiss = context.createBufferSource();
  hiss.buffer = noise;
  const band = context.createBiquadFilter();
  band.type = 'bandpass';
  glide(band.frequency, context.currentTime, voice);
  hiss.connect(band);
  band.connect(level);
  return hiss;
}

function glide(frequency: AudioParam, now: number, { at, seconds, from, to }: Voice): void {
  frequency.setValueAtTime(from, now + at);
  frequency.exponentialRampToValueAtTime(to, now + at + seconds);
}

function noiseBuffer(context: AudioContext, random: () => number): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * NOISE_SECONDS, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i += 1) samples[i] = random() * 2 - 1;
  return buffer;
}
