import {
  DataTexture,
  LinearFilter,
  Matrix4,
  RGBAFormat,
  UnsignedByteType,
  Vector3,
  type Texture,
} from 'three';

/** What every shader of the town shares; one object, so that a value is written once a frame. */
export interface Uniforms {
  readonly uTiles: { value: Texture | null };
  readonly uCells: { value: Texture | null };
  readonly uPalette: { value: Texture | null };
  readonly uLamps: { value: Texture };
  /** Corner x, z and side length of the square that `uLamps` covers. */
  readonly uLampArea: { value: Vector3 };
  readonly uSun: { value: Vector3 };
  readonly uSunColor: { value: Vector3 };
  readonly uAmbient: { value: Vector3 };
  readonly uHorizon: { value: Vector3 };
  readonly uMiddle: { value: Vector3 };
  readonly uZenith: { value: Vector3 };
  /** 0 day … 1 night. */
  readonly uNight: { value: number };
  /** Where fog starts and where it covers all; and 0 … 1, how much of it comes from an engine that is away. */
  readonly uFog: { value: Vector3 };
  readonly uTime: { value: number };
  /** 0 … 1 within the current second of figures. */
  readonly uTick: { value: number };
  readonly uEye: { value: Vector3 };
  /** Centre x, z and radius, in which far forms are hidden because shells stand there. */
  readonly uNear: { value: Vector3 };
  /** Width and height in pixels, and blocks a pixel spans at distance 1. */
  readonly uScreen: { value: Vector3 };
  /** 0 … 1: the beat of all that blinks. */
  readonly uBlink: { value: number };
  /** Corners of the room that is nearest to the eye, its two lamps, and 0 … 1, how bright they are. */
  readonly uRoomLow: { value: Vector3 };
  readonly uRoomHigh: { value: Vector3 };
  readonly uRoomLamp: { value: Vector3 };
  readonly uOtherLamp: { value: Vector3 };
  readonly uRoomLight: { value: number };
  readonly uShadow: { value: Texture | null };
  /** World → 0 … 1 in the shadow map. */
  readonly uShadowMatrix: { value: Matrix4 };
  /** Blocks a pixel of the shadow map; 0 = there is none. */
  readonly uShadowOn: { value: number };
}

export function createUniforms(): Uniforms {
  return {
    uTiles: { value: null },
    uCells: { value: null },
    uPalette: { value: null },
    uLamps: { value: blackTexture() },
    uLampArea: { value: new Vector3(0, 0, 1) },
    uSun: { value: new Vector3(0, 1, 0) },
    uSunColor: { value: new Vector3() },
    uAmbient: { value: new Vector3() },
    uHorizon: { value: new Vector3() },
    uMiddle: { value: new Vector3() },
    uZenith: { value: new Vector3() },
    uNight: { value: 0 },
    uFog: { value: new Vector3(150, 620, 0) },
    uTime: { value: 0 },
    uTick: { value: 1 },
    uEye: { value: new Vector3() },
    uNear: { value: new Vector3() },
    uScreen: { value: new Vector3(1, 1, 0.001) },
    uBlink: { value: 0 },
    uRoomLow: { value: new Vector3() },
    uRoomHigh: { value: new Vector3() },
    uRoomLamp: { value: new Vector3() },
    uOtherLamp: { value: new Vector3() },
    uRoomLight: { value: 0 },
    uShadow: { value: null },
    uShadowMatrix: { value: new Matrix4() },
    uShadowOn: { value: 0 },
  };
}

function blackTexture(): DataTexture {
  const texture = new DataTexture(new Uint8Array([0, 0, 0, 255]), 1, 1, RGBAFormat, UnsignedByteType);
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
