import type { Vector3 } from 'three';
import { rgbOf, type Hex } from '../city/palette.ts';
import type { Uniforms } from './materials/uniforms.ts';

export const TIMES_OF_DAY = ['day', 'dusk', 'night'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

interface Light {
  readonly elevation: number;
  readonly sun: readonly [Hex, number];
  readonly ambient: readonly [Hex, number];
  readonly horizon: Hex;
  readonly middle: Hex;
  readonly zenith: Hex;
  readonly night: number;
}

const LIGHTS: Readonly<Record<TimeOfDay, Light>> = {
  day: {
    elevation: 35,
    sun: ['#FFE4C0', 1.28],
    ambient: ['#B3C4E0', 0.7],
    horizon: '#D3E4EC',
    middle: '#A3C7E0',
    zenith: '#6FA6CF',
    night: 0,
  },
  dusk: {
    elevation: 9,
    sun: ['#FFB27A', 0.5],
    ambient: ['#7C86B8', 0.44],
    horizon: '#F2B389',
    middle: '#A98BA0',
    zenith: '#3D4D7A',
    night: 1,
  },
  night: {
    elevation: 40,
    sun: ['#8FA4D8', 0.1],
    ambient: ['#6C7BB4', 0.3],
    horizon: '#27345A',
    middle: '#1B2548',
    zenith: '#0E1430',
    night: 1,
  },
};

/** Clockwise from north: the sun stands in the south-west. */
const AZIMUTH = 215;
const DEGREE = Math.PI / 180;

export function lightTown(uniforms: Uniforms, time: TimeOfDay): void {
  const light = LIGHTS[time];
  const [azimuth, elevation] = [AZIMUTH * DEGREE, light.elevation * DEGREE];
  const flat = Math.cos(elevation);
  uniforms.uSun.value.set(Math.sin(azimuth) * flat, Math.sin(elevation), -Math.cos(azimuth) * flat);
  setColor(uniforms.uSunColor.value, ...light.sun);
  setColor(uniforms.uAmbient.value, ...light.ambient);
  setColor(uniforms.uHorizon.value, light.horizon, 1);
  setColor(uniforms.uMiddle.value, light.middle, 1);
  setColor(uniforms.uZenith.value, light.zenith, 1);
  uniforms.uNight.value = light.night;
}

function setColor(target: Vector3, hex: Hex, strength: number): void {
  const [red, green, blue] = rgbOf(hex).map((value) => toLinear(value / 255) * strength);
  target.set(red ?? 0, green ?? 0, blue ?? 0);
}

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
