/** SwiftShader in Chromium, llvmpipe in Mesa, WARP in Windows. */
const NAMES = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether WebGL2 is drawn by the processor, as the browser names it; false where it does not tell. */
export function isSoftwareRenderer(
  canvas: HTMLCanvasElement | OffscreenCanvas = document.createElement('canvas'),
): boolean {
  const gl = canvas.getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = names && gl?.getParameter(names.UNMASKED_RENDERER_WEBGL);
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' && NAMES.test(name);
}
