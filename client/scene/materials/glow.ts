import { CustomBlending, GLSL3, OneFactor, OneMinusSrcAlphaFactor, ShaderMaterial } from 'three';
import { FLAG } from '../cells.ts';
import { CELL_TEXEL } from './blocksVertex.ts';
import { COMMON } from './common.ts';
import { STATE_COLOR } from './liveParts.ts';
import type { Uniforms } from './uniforms.ts';

/** What a glow is; the number is the instance's `trait.y`. */
export const GLOW = { stateHalo: 0, lampHalo: 1, beam: 2, dashedBeam: 3, ray: 4, alarmHalo: 5 } as const;

/**
 * Halos face the eye; beams stand upright and turn to the eye about their own axis; rays lie flat and turn with the lighthouse.
 * Instance: place = x, y, z and size; trait = cell or −1, kind, length, angle. Colours are premultiplied: alpha 0 adds light.
 */
export function createGlowMaterial(uniforms: Uniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
    uniforms: { ...uniforms },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
}

const VERTEX = /* glsl */ `
in vec2 quad;
in vec4 place;
in vec4 trait;
uniform vec3 uScreen, uNear;
uniform float uBlink;
out vec2 vQuad;
out vec3 vTint;
out vec2 vKind;
${COMMON}
${CELL_TEXEL}
${STATE_COLOR}
void halo(float size, float minimumPixels) {
  vec4 v = viewMatrix * vec4(place.xyz, 1.0);
  float d = max(-v.z, 0.01);
  // Before what it lights from within: a lantern, or the room of a lighthouse.
  v.xyz *= 1.0 - min(max(0.6, size * 0.75) / d, 0.5);
  v.xy += quad * max(size, minimumPixels * uScreen.z * d);
  gl_Position = projectionMatrix * v;
}
void upright(float size, float height) {
  vec2 away = normalize(place.xz - uEye.xz + 1e-4);
  float d = distance(place.xz, uEye.xz);
  float leastPixels = mix(2.2, 3.6, smoothstep(150.0, 400.0, d));
  float half_ = max(size, d * uScreen.z * leastPixels);
  vec3 w = place.xyz + vec3(-away.y, 0.0, away.x) * quad.x * half_;
  w.y += (quad.y * 0.5 + 0.5) * height;
  gl_Position = projectionMatrix * viewMatrix * vec4(w, 1.0);
}
void ray(float angle, float length_) {
  vec2 along = vec2(cos(angle), -sin(angle));
  float t = quad.x * 0.5 + 0.5;
  vec3 w = place.xyz + vec3(along.x, 0.0, along.y) * t * length_;
  vec3 side = normalize(cross(vec3(along.x, 0.0, along.y), w - uEye) + 1e-4);
  w += side * quad.y * mix(0.8, place.w, t);
  gl_Position = projectionMatrix * viewMatrix * vec4(w, 1.0);
}
void main() {
  int kind = int(trait.y + 0.5);
  vQuad = quad;
  vKind = vec2(trait.y, trait.z);
  vTint = vec3(1.0, 0.68, 0.36) * mix(0.10, 0.75, uNight);
  float isKnown = 1.0;
  if (trait.x > -0.5) {
    int live = int(cellTexel(int(trait.x + 0.5), 0).z * 255.0 + 0.5);
    float stands = step(0.999, cellTexel(int(trait.x + 0.5), 2).x);
    isKnown = ((live >> 4) & ${FLAG.away}) != 0 ? 0.0 : stands;
    vTint = stateColor(live & 15) * mix(0.40, 0.62, uNight) * isKnown;
  }
  if (kind == ${GLOW.alarmHalo}) vTint = vec3(1.0, 0.1, 0.1) * mix(0.35, 0.7, uBlink);
  if (kind == ${GLOW.stateHalo} || kind == ${GLOW.alarmHalo}) halo(place.w, trait.z);
  else if (kind == ${GLOW.lampHalo}) halo(place.w, 0.0);
  else if (kind == ${GLOW.ray}) { vTint = vec3(1.0, 0.86, 0.62) * mix(0.05, 0.34, uNight); ray(trait.w + uTime * 0.35, trait.z); }
  else upright(place.w * isKnown, trait.z * isKnown);
}
`;

const FRAGMENT = /* glsl */ `
in vec2 vQuad;
in vec3 vTint;
in vec2 vKind;
out vec4 oColor;
${COMMON}
vec4 beam(bool dashed) {
  float core = 1.0 - abs(vQuad.x);
  float up = vQuad.y * 0.5 + 0.5;
  float a = pow(core, 0.8) * pow(1.0 - up, 0.4) * 0.95;
  if (dashed) a *= step(0.45, fract(up * 5.0 + 0.5)) ;
  vec3 c = mix(toLinear(vec3(0.77, 0.09, 0.18)), toLinear(vec3(1.0, 0.62, 0.58)), smoothstep(0.55, 0.85, core));
  return vec4(toScreen(c) * a, a);
}
void main() {
  int kind = int(vKind.x + 0.5);
  if (kind == ${GLOW.beam} || kind == ${GLOW.dashedBeam}) { oColor = beam(kind == ${GLOW.dashedBeam}); return; }
  if (kind == ${GLOW.ray}) {
    float t = vQuad.x * 0.5 + 0.5;
    oColor = vec4(vTint * pow(1.0 - abs(vQuad.y), 1.2) * pow(1.0 - t, 1.3), 0.0);
    return;
  }
  float r = length(vQuad);
  float a = (exp(-r * r * 5.0) * 0.6 + exp(-r * r * 28.0) * 0.5) * smoothstep(1.0, 0.7, r);
  oColor = vec4(vTint * a, 0.0);
}
`;
