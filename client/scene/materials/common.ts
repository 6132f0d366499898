/** GLSL that several materials share. Colours are linear inside the shaders, and sRGB where they come and go. */
export const COMMON = /* glsl */ `
precision highp sampler2DArray;
uniform vec3 uSun, uSunColor, uAmbient, uHorizon, uMiddle, uZenith, uEye, uFog;
uniform float uNight, uTime;

vec3 toLinear(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}
vec3 toScreen(vec3 c) {
  c = max(c, 0.0);
  vec3 soft = 0.5 + 0.5 * (1.0 - exp(-(c - 0.5) / 0.5));
  c = mix(c, soft, step(0.5, c));
  return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}
vec3 skyColor(vec3 d) {
  float h = clamp(d.y, 0.0, 1.0);
  vec3 c = mix(uHorizon, uMiddle, smoothstep(0.0, 0.09, h));
  c = mix(c, uZenith, smoothstep(0.06, 0.55, h));
  float s = max(dot(normalize(vec3(d.x, d.y * 0.6, d.z)), normalize(vec3(uSun.x, uSun.y * 0.6, uSun.z))), 0.0);
  c += uSunColor * (pow(s, 6.0) * 0.10 + pow(s, 60.0) * 0.25) * mix(0.5, 0.9, uNight);
  float opposite = max(-dot(normalize(d.xz + 1e-4), normalize(uSun.xz)), 0.0);
  vec3 eastern = mix(uMiddle, uZenith, smoothstep(0.0, 0.5, h));
  c = mix(c, eastern, uNight * opposite * 0.25 * (1.0 - smoothstep(0.3, 0.7, h) * 0.5));
  return mix(c, vec3(0.42, 0.44, 0.46) * mix(1.0, 0.35, uNight), uFog.z * 0.7);
}
vec3 fogColor(vec3 toward) {
  return skyColor(normalize(vec3(toward.x, max(toward.y, 0.02), toward.z)));
}
float landFog(float d) {
  float f = smoothstep(uFog.x, uFog.y, d);
  f = 1.0 - exp(-2.2 * f * f);
  f = max(f, (1.0 - exp(-d / (uFog.y * 3.0))) * 0.55);
  return max(f, uFog.z * (1.0 - exp(-d / 60.0)));
}
// What has a colour of its own, in the light of the open, behind the fog.
vec3 outdoors(vec3 color, vec3 normal, vec3 world) {
  vec3 N = normalize(normal);
  vec3 light = uAmbient * (0.85 + 0.2 * N.y) + uSunColor * max(dot(N, uSun), 0.0);
  float d = distance(world, uEye);
  return toScreen(mix(color * light, fogColor((world - uEye) / d), landFog(d)));
}
float hash3(vec3 p) {
  p = fract(p * vec3(0.1031, 0.1030, 0.0973));
  p += dot(p, p.yxz + 33.33);
  return fract((p.x + p.y) * p.z);
}
float hash2(vec2 q) {
  q = fract(q * vec2(123.34, 456.21));
  q += dot(q, q + 45.32);
  return fract(q.x * q.y);
}
float noise2(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash2(i), hash2(i + vec2(1, 0)), f.x), mix(hash2(i + vec2(0, 1)), hash2(i + vec2(1, 1)), f.x), f.y);
}
`;
