import { DoubleSide, GLSL3, ShaderMaterial, type IUniform } from 'three';
import { FLAG, RISE_BLOCKS } from '../cells.ts';
import { CELL_AT, COLUMNS, LINES, LOOK_AT, NO_CELL, TOP_AT, TOP_STEPS } from '../textRows.ts';
import { CELL_TEXEL } from './blocksVertex.ts';
import { COMMON } from './common.ts';
import { STATE_COLOR } from './liveParts.ts';
import type { Uniforms } from './uniforms.ts';

/** What is written on: the number is the instance's `trait.y`. */
export const BOARD = { house: 0, gate: 1, notes: 2, pinned: 3 } as const;

/** Letters of 7 pixels at 32 pixels a block are crisp to here, and gone there. */
const CRISP = '20.0';
const GONE = '30.0';

/**
 * One quad a sign; the fragment finds its own letter. Instance: place = middle of the board and angle; trait = row in
 * `uRows`, kind of board, width, height.
 */
export function createTextMaterial(
  uniforms: Uniforms,
  own: { readonly uFont: IUniform; readonly uRows: IUniform },
): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    uniforms: { ...uniforms, ...own },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
}

/** A sign appears when the wall behind its upper edge does. */
const RISEN = /* glsl */ `
out float vAway;
int byteOf(int column) { return int(texelFetch(uRows, ivec2(column, int(trait.x + 0.5)), 0).r * 255.0 + 0.5); }
bool isRisen() {
  int cell = byteOf(${CELL_AT}) | byteOf(${CELL_AT + 1}) << 8 | byteOf(${CELL_AT + 2}) << 16;
  vAway = 0.0;
  if (cell == ${NO_CELL}) return true;
  int live = int(cellTexel(cell, 0).z * 255.0 + 0.5);
  vAway = ((live >> 4) & ${FLAG.away}) != 0 ? 1.0 : 0.0;
  float rise = cellTexel(cell, 2).x;
  return rise > 0.999 || rise * ${RISE_BLOCKS}.0 > float(byteOf(${TOP_AT})) / ${TOP_STEPS}.0;
}
`;

const VERTEX = /* glsl */ `
uniform sampler2D uRows;
in vec2 quad;
in vec4 place;
in vec4 trait;
out vec2 vPixel;
out vec4 vTrait;
out float vFade;
out vec3 vLight;
${COMMON}
${CELL_TEXEL}
${RISEN}
void main() {
  if (!isRisen()) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); return; }
  vec2 along = vec2(cos(place.w), -sin(place.w));
  vec3 normal = vec3(sin(place.w), 0.0, cos(place.w));
  vec3 w = place.xyz + normal * 0.012 * max(1.0, distance(place.xyz, uEye) * 0.12);
  w += vec3(along.x, 0.0, along.y) * quad.x * trait.z * 0.5;
  w.y += quad.y * trait.w * 0.5;
  vTrait = trait;
  vPixel = vec2(quad.x * 0.5 + 0.5, 0.5 - quad.y * 0.5) * trait.zw * 32.0;
  float d = distance(place.xyz, uEye);
  vFade = trait.y > 1.5 ? 1.0 - smoothstep(8.0, 12.0, d) : trait.y > 0.5 ? 1.0 - smoothstep(150.0, 260.0, d) : 1.0 - smoothstep(${CRISP}, ${GONE}, d);
  vLight = mix(uAmbient + uSunColor * max(dot(normal, uSun), 0.0) * 0.8 + 0.12, vec3(0.8, 0.72, 0.6), uNight * 0.75);
  gl_Position = projectionMatrix * viewMatrix * vec4(w, 1.0);
}
`;

const LETTERS = /* glsl */ `
uniform sampler2D uRows;
uniform sampler2DArray uFont;
int cellOf(int column) { return int(texelFetch(uRows, ivec2(column, int(vTrait.x + 0.5)), 0).r * 255.0 + 0.5); }
/** Ink of a line that is centred on \`middle\`, its top at \`top\`, at so many pixels a font pixel. */
float ink(int line, vec2 at, vec3 box) {
  int length_ = cellOf(${COLUMNS * LINES} + line);
  float width = float(length_) * 6.0 * box.z;
  vec2 p = (at - vec2(box.x - width * 0.5, box.y)) / box.z;
  vec2 dx = dFdx(p) / 8.0, dy = dFdy(p) / 8.0;
  int i = int(floor(p.x / 6.0));
  if (i < 0 || i >= length_ || p.y < 0.0 || p.y >= 8.0) return 0.0;
  vec2 inside = vec2(p.x - float(i) * 6.0, p.y);
  int glyph = cellOf(line * ${COLUMNS} + i);
  return textureGrad(uFont, vec3(inside / 8.0, float(glyph)), dx, dy).r;
}
`;

const FRAGMENT = /* glsl */ `
in vec2 vPixel;
in vec4 vTrait;
in float vFade;
in vec3 vLight;
in float vAway;
out vec4 oColor;
${COMMON}
${STATE_COLOR}
${LETTERS}
vec4 house() {
  vec2 size = vTrait.zw * 32.0;
  float letters = max(1.0, float(cellOf(${COLUMNS * LINES})));
  float large = clamp(floor((size.x - 10.0) / (letters * 1.5)) * 0.25, 1.0, 2.0);
  float name = ink(0, vPixel, vec3(size.x * 0.5, 9.5 - 3.5 * large, large));
  float image = ink(1, vPixel, vec3(size.x * 0.5, 18.5, 1.0));
  float state = ink(2, vPixel, vec3(size.x * 0.5 + 5.75, size.y - 10.5, 1.0));
  vec2 chip = abs(vPixel - vec2(9.0, size.y - 6.8));
  if (max(chip.x, chip.y) < 3.5) return vec4(stateColor(cellOf(${LOOK_AT}), vAway > 0.5) + 0.02, 1.0);
  vec3 dark = toLinear(vec3(0.235, 0.23, 0.255)) * vLight;
  vec3 soft = toLinear(vec3(0.42, 0.37, 0.32)) * vLight;
  vec3 pale = toLinear(vec3(0.95, 0.91, 0.82)) * max(vLight, vec3(0.5));
  if (vPixel.y > size.y - 13.5) return vec4(pale, state);
  vec3 board = toLinear(vec3(0.937, 0.902, 0.824)) * max(vLight, vec3(0.62, 0.60, 0.56));
  return vec4(mix(mix(board, soft, image), dark, name), 1.0);
}
vec4 gate() {
  vec2 size = vTrait.zw * 32.0;
  float letters = max(1.0, float(cellOf(${COLUMNS * LINES})));
  float scale = min(size.x * 0.88 / (letters * 6.0), size.y * 0.62 / 8.0);
  float name = ink(0, vPixel, vec3(size.x * 0.5 + scale * 0.5, (size.y - 7.0 * scale) * 0.5, scale));
  return vec4(toLinear(vec3(0.953, 0.902, 0.776)) * max(vLight, vec3(0.55)), name);
}
const vec3 INK = vec3(0.014, 0.011, 0.011);
/** Thin letters are mostly edge, which pales them. */
float bold(float ink_) { return min(1.0, ink_ * 1.35); }
/** 80 pixels a block, read from inside a room. */
vec4 notes() {
  vec2 size = vTrait.zw * 80.0, at = vPixel * 2.5;
  float a = 0.0;
  for (int line = 0; line < ${LINES}; line++) {
    float letters = max(1.0, float(cellOf(${COLUMNS * LINES} + line)));
    float scale = min(1.0, (size.x - 6.0) / (letters * 6.0));
    a = max(a, ink(line, at, vec3(size.x * 0.5, (float(line) + 0.5) * size.y / ${LINES}.0 - 3.5 * scale, scale)));
  }
  return vec4(INK * vLight, bold(a));
}
/** A heading and two lines on paper, written from the left; 120 pixels a block. */
vec4 pinned() {
  vec2 size = vTrait.zw * 120.0, at = vPixel * 3.75;
  float a = 0.0;
  for (int line = 0; line < ${LINES}; line++) {
    float width = float(cellOf(${COLUMNS * LINES} + line)) * 6.0;
    float scale = min(1.0, (size.x - 6.0) / max(1.0, width));
    float strength = line == 0 ? 0.82 : 1.0;
    float top = (float(line) + 0.5) * size.y / ${LINES}.0 - 3.5 * scale;
    a = max(a, strength * ink(line, at, vec3(4.0 + width * scale * 0.5, top, scale)));
  }
  return vec4(INK * vLight, bold(a));
}
void main() {
  vec4 c = vTrait.y > 2.5 ? pinned() : vTrait.y > 1.5 ? notes() : vTrait.y > 0.5 ? gate() : house();
  float alpha = c.a * vFade;
  if (alpha < 0.02) discard;
  oColor = vec4(toScreen(c.rgb), alpha);
}
`;
