import { GLSL3, Matrix4, ShaderMaterial } from 'three';
import { COMMON } from './common.ts';
import type { Uniforms } from './uniforms.ts';

/** One triangle over the whole screen, drawn first. `uUnproject` leads from the screen to the world. */
export interface SkyMaterial {
  readonly material: ShaderMaterial;
  readonly unproject: Matrix4;
}

export function createSkyMaterial(uniforms: Uniforms): SkyMaterial {
  const unproject = new Matrix4();
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    depthTest: false,
    depthWrite: false,
    uniforms: { ...uniforms, uUnproject: { value: unproject } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
  return { material, unproject };
}

const VERTEX = /* glsl */ `
out vec2 vScreen;
void main() {
  vScreen = position.xy;
  gl_Position = vec4(position.xy, 1.0, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
in vec2 vScreen;
uniform mat4 uUnproject;
out vec4 oColor;
${COMMON}
void main() {
  vec4 far = uUnproject * vec4(vScreen, 1.0, 1.0);
  vec3 d = normalize(far.xyz / far.w - uEye);
  vec3 c = fogColor(d);
  if (uNight > 0.5 && d.y > 0.15) {
    vec2 q = floor(vec2(atan(d.z, d.x), asin(d.y)) * 420.0);
    c += step(0.9985, hash2(q)) * 0.35 * (uNight - 0.4) * smoothstep(0.2, 0.7, d.y) * (1.0 - uFog.z);
  }
  oColor = vec4(toScreen(c), 1.0);
}
`;
