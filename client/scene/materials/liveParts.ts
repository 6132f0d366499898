import { LOOKS, type Look } from '../../city/looks.ts';
import { ROLE } from '../../city/mesh.ts';
import { LIGHT, STATE, rgbOf, type Hex } from '../../city/palette.ts';
import { PARTS, type Part } from '../../city/parts.ts';
import { shadeOf } from '../../city/shade.ts';
import { FLAG } from '../cells.ts';

export const glslColor = (hex: Hex): string =>
  `toLinear(vec3(${rgbOf(hex)
    .map((value) => (value / 255).toFixed(4))
    .join(', ')}))`;

const isLook = (...names: readonly Look[]): string =>
  names.map((name) => `look == ${LOOKS.indexOf(name)}`).join(' || ');

/** The one table of state colours on the GPU; of an engine that is away nobody knows the states. */
export const STATE_COLOR = /* glsl */ `
vec3 stateColor(int look) {
  if (${isLook('running', 'healthy')}) return ${glslColor(STATE.running)};
  if (${isLook('starting', 'restarting')}) return ${glslColor(STATE.waiting)};
  if (${isLook('paused')}) return ${glslColor(STATE.frozen)};
  if (${isLook('created')}) return ${glslColor(STATE.planned)};
  if (${isLook('exited', 'removing')}) return vec3(0.06);
  return ${glslColor(STATE.alarm)};
}
vec3 stateColor(int look, bool isAway) { return isAway ? ${glslColor(STATE.unknown)} : stateColor(look); }
`;

const GLASS = /* glsl */ `
void glassPart(vec4 t, vec3 N, inout vec3 C, inout vec3 E) {
  vec3 room = floor((vLocal + 0.13) / vec3(2.0, 3.0, 2.0));
  float on = step(1.0 - 0.8 * vLive.z, hash3(room + vec3(floor(vWorld.x / 13.0), 0.0, floor(vWorld.z / 13.0))));
  vec3 V = normalize(uEye - vWorld);
  vec3 day = mix(C * 0.62, uMiddle * 0.95, t.b * (0.25 + 0.45 * pow(1.0 - max(dot(V, N), 0.0), 2.0)));
  vec3 warm = vec3(1.0, 0.60, 0.22) * mix(0.75, 1.25, hash3(room + 7.0));
  C = mix(day, mix(C * 0.5, C * 0.22, t.b * on), uNight) * mix(0.45, 1.0, vLive.z);
  E += warm * t.b * on * mix(0.12, 0.78, uNight);
}
`;

const FIGURES = /* glsl */ `
void cpuPart(inout vec3 C, inout vec3 E, float known) {
  float lamp = floor(vSurface.w * 255.0 + 0.5);
  float on = step(lamp + 0.5, vLive.x * 10.0) * smoothstep(0.0, 0.3, vLive.z) * known;
  vec3 c = vLive.x > 0.95 ? ${glslColor(STATE.alarm)} : vLive.x > 0.8 ? ${glslColor(STATE.waiting)} : ${glslColor(LIGHT.cpu)};
  C = mix(${glslColor(LIGHT.cpuOff)}, c * 0.5, on);
  E = c * on * 0.7;
}
void tankPart(inout vec3 C, inout vec3 E, float known) {
  float level = 0.46 + 1.70 * clamp(vLive.y, 0.0, 1.0);
  float wet = step(vLocal.y - TANK_FOOT, level) * step(0.0, vLive.y);
  vec3 full = mix(vec3(0.30), ${glslColor(LIGHT.tank)}, known);
  C = mix(vec3(0.11, 0.14, 0.16), full, wet);
  E = full * 0.3 * wet * known;
}
`;

const LAMPS = /* glsl */ `
void lampPart(int role, int look, bool isAway, inout vec3 C, inout vec3 E) {
  if (role == ${ROLE.lamp}) {
    E = toLinear(vec3(1.0, 0.84, 0.54)) * mix(0.45, 1.2, uNight) * max(vLive.z, step(vTile.z, -0.5));
    if (vTile.z > -0.5) {
      C = mix(vec3(dot(C, vec3(0.3, 0.55, 0.15))) * 0.4, C * 0.75, vLive.z);
      E *= mix(vec3(1.6, 1.16, 1.2), vec3(1.0), uNight);
    } else C *= mix(1.0, 0.4, vLive.z);
  }
  if (role == ${ROLE.stateLamp}) {
    vec3 c = stateColor(look, isAway);
    float beat = look == ${LOOKS.indexOf('starting')} || look == ${LOOKS.indexOf('restarting')} ? mix(0.35, 1.0, uBlink) : 1.0;
    bool off = isAway || look == ${LOOKS.indexOf('exited')} || look == ${LOOKS.indexOf('removing')};
    C = c * 0.35;
    E = off ? vec3(0.0) : c * beat;
  }
  if (role == ${ROLE.flag}) { C = stateColor(look, isAway); E = isAway ? vec3(0.0) : C * 0.25; }
}
`;

const isPart = (part: Part): string => `int(vTile.z + 0.5) == ${PARTS.indexOf(part) + 1}`;

/** Lamps of the countdown beside the remove button; the last one goes out when it is disarmed. */
export const COUNTDOWN_LAMPS = 5;

/** A lever that waits for its action, and a remove button that is armed for a share `vMarks.y` of its time. */
const CONTROLS = /* glsl */ `
void countdownPart(inout vec3 C, inout vec3 E) {
  float lamp = floor(vSurface.w * 255.0 + 0.5);
  float on = step(lamp + 0.02, vMarks.y * ${COUNTDOWN_LAMPS}.0) * step(0.001, vMarks.y);
  vec3 c = ${glslColor(STATE.alarm)};
  C = mix(${glslColor(LIGHT.cpuOff)}, c * 0.5, on);
  E = c * on * 0.75;
}
void controlPart(int flags, inout vec3 C, inout vec3 E) {
  bool isKnob = ${isPart('lever')} && vLocal.z > 0.42 && vColor.r > 0.5;
  if (isKnob && (flags & ${FLAG.pending}) != 0) {
    C *= mix(0.3, 1.0, uBlink);
    E = vColor * mix(0.0, 0.9, uBlink);
  }
  bool isButton = ${isPart('button')} && vColor.r > 3.0 * vColor.g;
  if (isButton && vMarks.y > 0.0) E += vColor * 0.9;
}
`;

/** Share of chroma that is lost, and factor on what is left; most looks change nothing. */
const SHADES = LOOKS.map((look, number) => {
  const { muted, bright } = shadeOf(look);
  return muted === 0 && bright === 1 ? '' : `look == ${number} ? vec2(${muted}, ${bright.toFixed(2)}) : `;
}).join('');

/** What shows that a building is not running: without chroma, darker or paler; and what is not known is grey. */
const MOOD = /* glsl */ `
vec2 shadeOf(int look) { return ${SHADES}vec2(0.0, 1.0); }
void moodOf(int look, int flags, inout vec3 C, inout vec3 E) {
  vec2 mood = shadeOf(look);
  float grey = dot(C, vec3(0.3, 0.55, 0.15));
  C = mix(C, vec3(grey) * vec3(0.95, 0.98, 1.05), mood.x) * mood.y;
  if ((flags & ${FLAG.away}) != 0) {
    C = mix(C, vec3(dot(C, vec3(0.3, 0.55, 0.15))) * 0.8, 0.8);
    E *= 0.15;
  }
}
`;

export const LIVE_PARTS = /* glsl */ `
#define TANK_FOOT 0.0
${STATE_COLOR}
${GLASS}
${FIGURES}
${LAMPS}
${CONTROLS}
${MOOD}
void livePart(int role, vec4 t, vec3 N, inout vec3 C, inout vec3 E) {
  int live = int(vLive.w + 0.5);
  int look = live & 15, flags = (live >> 4) & 15;
  bool isAway = (flags & ${FLAG.away}) != 0;
  float known = live < 256 && !isAway ? 1.0 : 0.0;
  if (role == ${ROLE.glass}) glassPart(t, N, C, E);
  bool isBuilding = vTile.z > -0.5 && vTile.z < 0.5;
  if (role <= 7 || role == 13) { if (isBuilding) moodOf(look, flags, C, E); }
  else if (role == ${ROLE.cpuLamp} && ${isPart('button')}) countdownPart(C, E);
  else if (role == ${ROLE.cpuLamp}) cpuPart(C, E, known);
  else if (role == ${ROLE.tank}) tankPart(C, E, known);
  else lampPart(role, look, isAway, C, E);
  float pulse = mix(0.75, 1.0, uBlink);
  if (vMarks.x > 0.5) { E += vColor * 0.35 * pulse + 0.04; }
  if (vMarks.z > 0.5) {
    // What is behind glass and a chain is locked enough: it stays red.
    float loss = ${isPart('button')} ? 0.3 : 0.75;
    C = mix(C, vec3(dot(C, vec3(0.3, 0.55, 0.15))), loss) * (1.0 - loss / 3.0);
    E *= 0.95 - loss;
  }
  controlPart(flags, C, E);
}
`;
