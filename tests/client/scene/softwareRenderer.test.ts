import { expect, test } from 'vitest';
import { isSoftwareRenderer } from '../../../client/scene/softwareRenderer.ts';

/** A canvas whose context is that of the renderer of this name. */
const canvasOf = (name: string | null): HTMLCanvasElement => {
  const gl = {
    getExtension: (extension: string) =>
      extension === 'WEBGL_debug_renderer_info' && name !== null ? { UNMASKED_RENDERER_WEBGL: 1 } : null,
    getParameter: () => name,
  };
  return Object.assign(Object.create(null) as HTMLCanvasElement, { getContext: () => gl });
};

test.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', true],
  ['llvmpipe (LLVM 15.0.6, 256 bits)', true],
  ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)', true],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0)', false],
  ['Apple M1', false],
  [null, false],
])('%s draws with the processor: %s', (name, isSoftware) => {
  expect(isSoftwareRenderer(canvasOf(name))).toBe(isSoftware);
});

test('a browser without WebGL2 has no renderer at all', () => {
  const canvas = Object.assign(Object.create(null) as HTMLCanvasElement, { getContext: () => null });
  expect(isSoftwareRenderer(canvas)).toBe(false);
});
