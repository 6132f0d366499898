import {
  DataTexture,
  GLSL3,
  RedFormat,
  ShaderMaterial,
  UnsignedByteType,
  Vector4,
  type Texture,
} from 'three';
import { SCENERY } from '../../city/palette.ts';
import { SHORE_RANGE } from '../shore.ts';
import { COMMON } from './common.ts';
import { glslColor } from './liveParts.ts';
import type { Uniforms } from './uniforms.ts';

export interface Coast {
  /** Distance to the shore as red. */
  readonly shore: Texture;
  /** What it covers: corner x, z and side lengths. */
  readonly square: Vector4;
}

const EVERYWHERE = new Vector4(0, 0, 1, 1);

export interface WaterMaterial {
  readonly material: ShaderMaterial;
  /** Null: open sea everywhere. */
  readonly setShore: (coast: Coast | null) => void;
}

export function createWaterMaterial(uniforms: Uniforms): WaterMaterial {
  const openSea = new DataTexture(new Uint8Array([255]), 1, 1, RedFormat, UnsignedByteType);
  openSea.needsUpdate = true;
  const uShore: { value: Texture } = { value: openSea };
  const uShoreArea = { value: new Vector4(0, 0, 1, 1) };
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uShore, uShoreArea },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
  return {
    material,
    setShore: (coast) => {
      uShore.value = coast?.shore ?? openSea;
      uShoreArea.value.copy(coast?.square ?? EVERYWHERE);
    },
  };
}

/** `uFog.y` of an eye in the street: from high above one sees further. */
const NEAR_FOG = '620.0';
/** Blocks from the eye between which the sheet of water ends in fog, whatever the height. */
const EDGE = '2600.0, 5400.0, d';

const VERTEX = /* glsl */ `
out vec3 vWorld;
void main() {
  vec4 w = modelMatrix * vec4(position, 1.0);
  vWorld = w.xyz;
  gl_Position = projectionMatrix * viewMatrix * w;
}
`;

const FOAM = /* glsl */ `
vec3 foamed(vec3 c, float shore, vec2 p, vec3 light) {
  float edge = smoothstep(1.45, 0.95, shore + (noise2(p * 0.55 + uTime * 0.1) - 0.5) * 1.5);
  float line = smoothstep(0.22, 0.0, abs(shore - 2.6 - (noise2(p * 0.3 + uTime * 0.05) - 0.5) * 1.8));
  line *= 0.45 * step(0.42, noise2(p * 0.35 + 9.0));
  float share = shore < 12.0 ? clamp(edge * 0.85 + line, 0.0, 1.0) : 0.0;
  return mix(c, ${glslColor(SCENERY.foam)} * light * 0.75, share);
}
`;

const FRAGMENT = /* glsl */ `
in vec3 vWorld;
uniform sampler2D uShore, uLamps;
uniform vec4 uShoreArea;
uniform vec3 uLampArea;
out vec4 oColor;
${COMMON}
${FOAM}
void main() {
  float d = distance(vWorld, uEye);
  vec3 V = (uEye - vWorld) / d;
  vec2 p = floor(vWorld.xz * 4.0) / 4.0;
  vec2 at = (p - uShoreArea.xy) / uShoreArea.zw;
  bool isNear = at.x > 0.0 && at.y > 0.0 && at.x < 1.0 && at.y < 1.0;
  float shore = isNear ? texture(uShore, at).r * ${SHORE_RANGE.toFixed(1)} : 60.0;
  float wave = noise2(p * vec2(0.10, 0.16) + vec2(uTime * 0.1, 0.0)) * 0.6 + noise2(p * vec2(0.32, 0.5) - vec2(0.0, uTime * 0.2)) * 0.4;
  float detail = 1.0 - smoothstep(80.0, uFog.y * 1.3, d);
  vec3 c = mix(${glslColor(SCENERY.seaShallow)} * 1.05, ${glslColor(SCENERY.seaDeep)}, smoothstep(0.0, 16.0, shore + (wave - 0.5) * 5.0));
  c *= 1.0 + (wave - 0.5) * 0.22 * max(detail, 0.35);
  float crest = noise2(p * vec2(0.22, 0.55) + vec2(uTime * 0.2, uTime * 0.05)) * 0.55 + noise2(p * vec2(0.6, 1.4) + 3.0) * 0.45;
  c = mix(c, ${glslColor(SCENERY.seaShallow)} * 1.5, smoothstep(0.66, 0.70, crest) * 0.32 * detail);
  vec3 light = uAmbient + uSunColor * 0.45;
  c *= light;
  vec3 R = reflect(-V, vec3(0, 1, 0));
  R.y = abs(R.y) + 0.04 + 0.05 * wave;
  c = mix(c, skyColor(normalize(R)), clamp(0.07 + 0.72 * pow(1.0 - max(V.y, 0.0), 3.2), 0.0, 0.85));
  c = foamed(c, shore, p, light);
  vec3 ripple = normalize(vec3((noise2(p * 1.3 + uTime) - 0.5) * 0.35, 1.0, (noise2(p * 1.3 - uTime + 7.0) - 0.5) * 0.35));
  c += uSunColor * pow(max(dot(ripple, normalize(V + uSun)), 0.0), 180.0) * 0.5 * detail;
  vec2 lampAt = (vWorld.xz - uLampArea.xy) / uLampArea.z;
  c += vec3(1.0, 0.5, 0.18) * texture(uLamps, lampAt).r * uNight * 0.3;
  float fog = pow(clamp((d - 120.0) * ${NEAR_FOG} / (1600.0 * uFog.y), 0.0, 1.0), 0.85) * 0.85;
  fog = max(fog, smoothstep(${EDGE}));
  fog = max(fog, uFog.z * (1.0 - exp(-d / 60.0)));
  oColor = vec4(toScreen(mix(c, fogColor(-V), fog)), 1.0);
}
`;
