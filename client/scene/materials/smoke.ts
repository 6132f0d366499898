import { GLSL3, ShaderMaterial } from 'three';
import { SCENERY } from '../../city/palette.ts';
import { FLAG } from '../cells.ts';
import { CELL_TEXEL } from './blocksVertex.ts';
import { COMMON } from './common.ts';
import { glslColor } from './liveParts.ts';
import type { Uniforms } from './uniforms.ts';

/** What burns: the number is the instance's `trait.y`. */
export const SMOKE = { hearth: 0, fire: 1 } as const;

/**
 * Cubes that rise, grow and drift by the clock alone, and stand still where nothing moves by itself. Instance: place = x, y, z of the
 * mouth; trait = cell, kind, and the puff's share of its column.
 */
export function createSmokeMaterial(uniforms: Uniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    uniforms: { ...uniforms },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
}

/** Of a chimney as many puffs as the CPU is busy, and none while that is not known. */
const VERTEX = /* glsl */ `
in vec4 place, trait;
uniform float uTick;
out vec3 vWorld, vNormal;
out vec4 vPaint;
${COMMON}
${CELL_TEXEL}
bool isShown(int cell, bool isFire) {
  vec4 goal = cellTexel(cell, 0);
  bool isAway = (int(goal.z * 255.0 + 0.5) >> 4 & ${FLAG.away}) != 0;
  if (isAway || cellTexel(cell, 2).x < 0.999) return false;
  float busy = mix(cellTexel(cell, 1).x, goal.x, uTick);
  return isFire || (goal.x < 0.99 && trait.z < 0.18 + busy);
}
void main() {
  bool isFire = trait.y > 0.5;
  if (!isShown(int(trait.x + 0.5), isFire)) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); return; }
  float life = fract(uTime * (isFire ? 0.11 : 0.16) + trait.z);
  float size = isFire ? mix(1.5, 3.7, sqrt(life)) : mix(0.5, 1.1, life);
  size *= smoothstep(0.0, 0.1, life) * (1.0 - smoothstep(0.72, 1.0, life));
  float high = isFire ? 11.0 : 4.6;
  vec2 aside = isFire ? (vec2(hash2(vec2(trait.z, 1.0)), hash2(vec2(trait.z, 2.0))) - 0.5) * 1.5 * life : vec2(0.0);
  vec3 w = place.xyz + vec3(0.34 * high * life * life + aside.x, high * life, -0.14 * high * life + aside.y);
  vNormal = normal;
  vWorld = w + position * size;
  vPaint = isFire ? vec4(mix(${glslColor(SCENERY.soot)}, ${glslColor(SCENERY.cloud)}, 0.2 * life), 0.92 - 0.4 * life) : vec4(${glslColor(SCENERY.cloud)}, 0.72);
  gl_Position = projectionMatrix * viewMatrix * vec4(vWorld, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
in vec3 vWorld, vNormal;
in vec4 vPaint;
out vec4 oColor;
${COMMON}
void main() {
  oColor = vec4(outdoors(vPaint.rgb, vNormal, vWorld), vPaint.a);
}
`;
