import { GLSL3, ShaderMaterial } from 'three';
import { COMMON } from './common.ts';
import type { Uniforms } from './uniforms.ts';

/** Blocks a second squared; a little less than the earth's looks like wood and not like lead. */
const GRAVITY = '11.0';

/**
 * Cubes that fly by themselves. Instance: `from` = x, y, z and start in seconds; `way` = velocity, or with a negative life the offset
 * from which it comes, and life in seconds; `skin` = palette row, role, seed, height of the ground; `paint` = colour and size.
 */
export const createDebrisMaterial = (uniforms: Uniforms): ShaderMaterial =>
  new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uNow: { value: 0 } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });

const VERTEX = /* glsl */ `
in vec4 from, way, skin, paint;
uniform sampler2D uPalette;
uniform float uNow;
out vec3 vWorld, vNormal, vColor;
${COMMON}
vec2 turned(vec2 p, float angle) { float c = cos(angle), s = sin(angle); return vec2(p.x * c + p.y * s, -p.x * s + p.y * c); }
void main() {
  float t = uNow - from.w, life = abs(way.w), size = paint.w, spin;
  if (t < 0.0 || t > life) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); return; }
  vec3 w = from.xyz;
  if (way.w > 0.0) {
    float slid = (1.0 - exp(-1.6 * t)) / 1.6;
    w += vec3(way.x * slid, way.y * t - 0.5 * ${GRAVITY} * t * t, way.z * slid);
    w.y = max(w.y, skin.w + size * 0.4);
    spin = slid * 5.0;
    size *= 1.0 - smoothstep(0.7, 1.0, t / life);
  } else {
    float left = 1.0 - t / life;
    w += way.xyz * left * left;
    spin = left * 3.0;
    size *= smoothstep(0.0, 0.3, t / life);
  }
  vec3 p = position * size, n = normal;
  float angle = skin.z * 6.28 * step(0.0, way.w) + spin;
  p.xz = turned(p.xz, angle); n.xz = turned(n.xz, angle);
  p.yz = turned(p.yz, spin * 0.7); n.yz = turned(n.yz, spin * 0.7);
  int role = int(skin.y + 0.5);
  bool own = role >= 1 && role <= 6 || role == 13;
  int row = int(skin.x + 0.5);
  vColor = toLinear(own ? texelFetch(uPalette, ivec2((row % 16) * 16 + role, row / 16), 0).rgb : paint.rgb);
  vNormal = n;
  vWorld = w + p;
  gl_Position = projectionMatrix * viewMatrix * vec4(vWorld, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
in vec3 vWorld, vNormal, vColor;
out vec4 oColor;
${COMMON}
void main() {
  oColor = vec4(outdoors(vColor, vNormal, vWorld), 1.0);
}
`;
