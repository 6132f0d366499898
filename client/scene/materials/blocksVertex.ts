import { CELLS_PER_ROW, RISE_BLOCKS, TEXELS_PER_CELL } from '../cells.ts';
import { liftOf, MOUNTS, swingOf, type Mount } from '../../city/mounts.ts';
import { COMMON } from './common.ts';

/** Reads a building's live state; `cell` < 0 = not a building. */
export const CELL_TEXEL = /* glsl */ `
uniform sampler2D uCells;
vec4 cellTexel(int cell, int i) {
  return texelFetch(uCells, ivec2((cell % ${CELLS_PER_ROW}) * ${TEXELS_PER_CELL} + i, cell / ${CELLS_PER_ROW}), 0);
}
`;

/** An instance's third trait: the number of its part, from −1 on, and of its mount. */
export const PARTS_PER_MOUNT = 16;

const byMount = (valueOf: (mount: Mount) => number): string =>
  MOUNTS.map((mount, number) => `mount == ${number} ? ${valueOf(mount).toFixed(4)} : `).join('') + '0.0';

const CHANNELS = { lever: 'move.z * 2.0 - 1.0', ice: 'move.w * 2.0 - 1.0', armed: 'step(0.001, mark.y)' };

const ANGLES = MOUNTS.flatMap((mount, number) => {
  const swing = swingOf(mount);
  return swing ? `mount == ${number} ? ${swing.throw.toFixed(4)} * (${CHANNELS[swing.channel]}) : ` : [];
}).join('');

/** What hangs at a front: how high over the ground, and by which angle it is turned now. */
const MOUNT = /* glsl */ `
float liftOf(int mount) { return ${byMount(liftOf)}; }
float angleOf(int mount, vec4 move, vec4 mark) { return ${ANGLES}0.0; }
`;

/** Of the texture that holds place and trait of every range of a multi-draw. */
export const TEXELS_PER_ROW = 64;
export const TEXELS_PER_INSTANCE = 2;

/** The names are those by which three sets them for a `BatchedMesh`. */
const MULTI_DRAW = /* glsl */ `
#ifndef GL_ANGLE_multi_draw
#define gl_DrawID _gl_DrawID
uniform int _gl_DrawID;
#endif
uniform highp sampler2D batchingTexture;
vec4 instanceTexel(int i) {
  int at = gl_DrawID * ${TEXELS_PER_INSTANCE} + i;
  return texelFetch(batchingTexture, ivec2(at % ${TEXELS_PER_ROW}, at / ${TEXELS_PER_ROW}), 0);
}
`;

/** Quads grow by this share of the distance: neighbours that share no vertex would let the sky sparkle through. */
const SEAM = '5e-4';

export const BLOCKS_VERTEX = /* glsl */ `
in ivec4 vertex;
in vec4 tint;
#ifdef INSTANCED
in vec4 corner;
#ifdef USE_BATCHING
${MULTI_DRAW}
#else
in vec4 place;
in vec4 trait;
#endif
#endif
uniform sampler2D uPalette;
uniform vec3 uNear;
uniform float uTick;
out vec3 vWorld, vLocal, vNormal, vColor, vTile;
out vec4 vSurface, vLive, vMarks;
${COMMON}
${CELL_TEXEL}
${MOUNT}
vec3 faceNormal(int face) {
  float s = (face & 1) == 0 ? 1.0 : -1.0;
  return face < 2 ? vec3(s, 0, 0) : face < 4 ? vec3(0, s, 0) : vec3(0, 0, s);
}
vec3 paletteColor(int row, int role) {
  return toLinear(texelFetch(uPalette, ivec2((row % 16) * 16 + role, row / 16), 0).rgb);
}
vec2 turned(vec2 p, vec2 cs) { return vec2(p.x * cs.x + p.y * cs.y, -p.x * cs.y + p.y * cs.x); }

void main() {
  int word = vertex.w & 0xffff;
  int face = word & 7, role = (word >> 5) & 31;
  vec3 p = vec3(vertex.xyz) / 64.0;
  vec3 n = faceNormal(face);
  vColor = toLinear(tint.rgb);
  vSurface = vec4(float(role), float(word >> 10), float((word >> 3) & 3), tint.a);
  vLive = vec4(0.0, 0.0, 1.0, 0.0);
  vMarks = vec4(0.0, 0.0, 0.0, 99.0);
  vLocal = p;
  vTile = vec3(face < 2 ? p.zy : face < 4 ? p.xz : p.xy, 0.0);
#ifdef INSTANCED
#ifdef USE_BATCHING
  vec4 place = instanceTexel(0), trait = instanceTexel(1);
#endif
  int cell = int(trait.x);
  int mount = int(trait.z + 1.0) / ${PARTS_PER_MOUNT};
  float part = trait.z - float(mount * ${PARTS_PER_MOUNT});
  vTile.z = part;
  if (role >= 1 && role <= 6 || role == 13) vColor = paletteColor(int(trait.y + 0.5), role);
  if (cell >= 0) {
    vec4 goal = cellTexel(cell, 0), from = cellTexel(cell, 1), move = cellTexel(cell, 2), mark = cellTexel(cell, 3);
    vec2 figures = vec2(goal.x > 0.99 ? -1.0 : mix(from.x, goal.x, uTick), goal.y > 0.99 ? -1.0 : mix(from.y, goal.y, uTick));
    vLive = vec4(figures * (255.0 / 250.0), move.y, floor(goal.z * 255.0 + 0.5) + (goal.w > 0.0 ? 256.0 : 0.0));
    bool hovered = part > 0.5 && abs(mark.z * 255.0 - part) < 0.5;
    int chained = int(mark.w * 255.0 + 0.5);
    bool isChained = part > 0.5 && ((chained >> int(part + 0.5)) & 1) == 1;
    vMarks = vec4(hovered ? 1.0 : 0.0, mark.y, isChained ? 1.0 : 0.0, move.x > 0.999 ? 99.0 : move.x * ${RISE_BLOCKS}.0 - liftOf(mount));
    float angle = angleOf(mount, move, mark);
    if (angle != 0.0) {
      float c = cos(angle), s = sin(angle);
      p.yz = vec2(p.y * c + p.z * s, -p.y * s + p.z * c);
      n.yz = vec2(n.y * c + n.z * s, -n.y * s + n.z * c);
    }
    p.x += (mark.x - 128.0 / 255.0) * 1.0;
  }
  vec2 cs = vec2(cos(place.w), sin(place.w));
  vec3 w = p * abs(trait.w);
  w.xz = turned(w.xz, cs);
  w += place.xyz;
  n.xz = turned(n.xz, cs);
  vec3 grow = corner.xyz;
  grow.xz = turned(grow.xz, cs);
  if (trait.w < 0.0 && distance(place.xz, uNear.xy) < uNear.z) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); return; }
#else
  vec3 w = (modelMatrix * vec4(p, 1.0)).xyz;
  vTile.xy = face < 2 ? w.zy : face < 4 ? w.xz : w.xy;
  int number = int(tint.a * 255.0 + 0.5);
  vec3 grow = vec3(float(number % 3), float((number / 3) % 3), float(number / 9)) - 1.0;
  vSurface.w = 0.0;
#endif
  vNormal = n;
  vWorld = w;
  w += grow * distance(w, uEye) * ${SEAM};
  gl_Position = projectionMatrix * viewMatrix * vec4(w, 1.0);
}
`;
