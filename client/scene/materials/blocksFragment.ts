import { ROLE } from '../../city/mesh.ts';
import { TEXTURE_LAYERS, type LayerName } from '../../city/textures.ts';
import { COMMON } from './common.ts';
import { LIVE_PARTS } from './liveParts.ts';

/** Tiles without a direction: flipped by position, so that no repeat shows. */
const FLIPPED: readonly LayerName[] = [
  'grass',
  'leaf',
  'sand',
  'dirt',
  'plaster',
  'rock',
  'cobble',
  'gravel',
];

const isOneOf = (names: readonly LayerName[]): string =>
  names.map((name) => `layer == ${TEXTURE_LAYERS[name]}`).join(' || ');

const TILE = /* glsl */ `
vec4 tileAt(int layer, float chance) {
  vec2 uv = vTile.xy, dx = dFdx(uv), dy = dFdy(uv);
  if (${isOneOf(FLIPPED)}) {
    if (chance > 0.5) uv.x = -uv.x;
    if (fract(chance * 7.0) > 0.5) { uv = uv.yx; dx = dx.yx; dy = dy.yx; }
  }
  return textureGrad(uTiles, vec3(uv, float(layer)), dx, dy);
}
`;

/** From the air streets must be lighter than roofs and lawns darker, or a large town is a texture. */
const FROM_AFAR = /* glsl */ `
vec3 fromAfar(int role, vec3 near, float d) {
  float far = smoothstep(140.0, 420.0, d);
  if (role == ${ROLE.paving}) return mix(near, toLinear(vec3(0.847, 0.808, 0.729)), far * 0.8);
  return role == ${ROLE.lawn} ? near * mix(1.0, 0.76, far) : near;
}
`;

const LIGHT = /* glsl */ `
uniform sampler2D uLamps;
uniform highp sampler2DShadow uShadow;
uniform vec3 uLampArea, uRoomLow, uRoomHigh, uRoomLamp, uOtherLamp;
uniform float uRoomLight;
uniform mat4 uShadowMatrix;
uniform float uShadowOn;
float sunlit(vec3 N) {
  if (uShadowOn <= 0.0 || dot(N, uSun) <= 0.0) return 1.0;
  float slope = 1.0 - max(dot(N, uSun), 0.0);
  vec3 s = (uShadowMatrix * vec4(vWorld + N * (0.06 + uShadowOn * (0.6 + 1.6 * slope)), 1.0)).xyz;
  float inside = 1.0 - smoothstep(0.3, 0.49, distance(s.xy, vec2(0.5)));
  inside *= 1.0 - smoothstep(500.0, 1000.0, uEye.y);
  if (inside <= 0.0 || s.z >= 1.0) return 1.0;
  vec2 pixel = 0.75 / vec2(textureSize(uShadow, 0));
  float open = 0.0;
  for (int i = -1; i <= 1; i += 2)
    for (int j = -1; j <= 1; j += 2) open += texture(uShadow, vec3(s.xy + vec2(i, j) * pixel, s.z - 0.0007));
  return mix(1.0, open / 4.0, inside);
}
/** Walls belong to the room by the side that looks into it. */
bool isInRoom(vec3 N) {
  vec3 p = vWorld + N * 0.05;
  return !any(lessThan(p, uRoomLow)) && !any(greaterThan(p, uRoomHigh));
}
float lampLight(vec3 way, vec3 N) {
  float facing = 0.30 + 0.70 * max(dot(normalize(way), N), 0.0);
  return facing / (0.55 + 0.62 * dot(way, way));
}
/** Of both lamps in the room. */
vec3 roomLight(vec3 N, float ao) {
  float sum = lampLight(uRoomLamp - vWorld, N) + lampLight(uOtherLamp - vWorld, N);
  return vec3(1.0, 0.62, 0.29) * uRoomLight * (0.95 * sum + 0.24) * ao;
}
vec3 lightAt(vec3 N) {
  vec4 ground = texture(uLamps, (vWorld.xz + N.xz * 0.35 - uLampArea.xy) / uLampArea.z);
  float above = vWorld.y - ground.g * 64.0;
  float dark = 1.0 - vSurface.z / 3.0;
  float ao = 1.0 - 0.5 * dark * (1.0 - 0.25 * dark);
  float side = N.y > 0.5 ? 1.06 : N.y < -0.5 ? 0.80 : abs(N.x) > 0.5 ? 0.84 : 0.92;
  float low = N.y > 0.5 ? 0.0 : N.y < -0.5 ? 1.0 : 0.85 * (1.0 - smoothstep(0.0, 9.0, above));
  vec3 light = uAmbient * side * ao + vec3(0.16, 0.12, 0.075) * low * ao * (1.0 - uNight * 0.8);
  if (isInRoom(N)) {
    light = light * 0.55 + roomLight(N, ao);
    if (uShadowOn <= 0.0) return light;
  }
  light += uSunColor * max(dot(N, uSun), 0.0) * sunlit(N) * mix(1.0, ao, 0.35);
  float lamp = ground.r * 1.5 * (1.0 - smoothstep(0.5, 6.0, above)) * uNight;
  return light + vec3(1.35, 0.74, 0.30) * lamp * (N.y > 0.5 ? 1.0 : 0.75) * ao;
}
`;

export const BLOCKS_FRAGMENT = /* glsl */ `
in vec3 vWorld, vLocal, vNormal, vColor, vTile;
in vec4 vSurface, vLive, vMarks;
uniform sampler2DArray uTiles;
uniform float uBlink, uOpacity, uNearOpacity;
uniform bool uIsCloud;
out vec4 oColor;
${COMMON}
${LIVE_PARTS}
${TILE}
${FROM_AFAR}
${LIGHT}
void main() {
#ifdef DEPTH_ONLY
  if (vLocal.y > vMarks.w) discard;
  oColor = vec4(1.0);
  return;
#endif
  vec3 N = normalize(vNormal);
  int role = int(vSurface.x + 0.5), layer = int(vSurface.y + 0.5);
#ifdef INSTANCED
  if (vLocal.y + hash3(floor(vLocal * 1.001) + 5.0) * 1.6 > vMarks.w) discard;
#endif
#ifndef INSTANCED
  if (uIsCloud) {
    float sunny = max(dot(N, uSun), 0.0);
    vec3 day = vec3(0.97) * (N.y > 0.5 ? vec3(1.0) : N.y < -0.5 ? vec3(0.74, 0.81, 0.88) : vec3(0.83, 0.88, 0.93) + sunny * vec3(0.17, 0.13, 0.08));
    vec3 cloud = mix(day, mix(uMiddle, uHorizon, sunny * 0.9) * 0.95, uNight);
    float far = distance(vWorld, uEye);
    vec3 way = (vWorld - uEye) / far;
    oColor = vec4(toScreen(mix(cloud, fogColor(way), smoothstep(300.0, 620.0, far) * 0.7 + 0.06 + uFog.z * 0.3)), uOpacity);
    return;
  }
#endif
  float chance = hash3(floor(vWorld - N * 0.37 + 0.011) + 3.1);
  vec4 t = tileAt(layer, chance);
  vec3 C = vColor * pow(t.r * (255.0 / 128.0), 2.0);
  C *= 1.0 + (chance - 0.5) * (layer == ${TEXTURE_LAYERS.grass} ? 0.05 : 0.035);
  C = mix(C, vec3(0.60, 0.55, 0.48), t.g);
  float d = distance(vWorld, uEye);
#ifndef INSTANCED
  C = fromAfar(role, C, d);
#endif
  vec3 E = vColor * vSurface.w * (role == 0 ? 0.9 : 0.0);
  if (role == 0) C *= 1.0 - 0.55 * vSurface.w;
#ifdef INSTANCED
  livePart(role, t, N, C, E);
#endif
  vec3 c = C * lightAt(N) + E;
  oColor = vec4(toScreen(mix(c, fogColor((vWorld - uEye) / d), landFog(d))), mix(uNearOpacity, uOpacity, smoothstep(4.0, 16.0, d)));
}
`;
