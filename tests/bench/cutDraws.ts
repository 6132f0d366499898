import type { Page } from 'playwright-core';

/**
 * From now on the town issues each of its draw calls as before, but of the first triangle alone, and no pixel is filled. JavaScript
 * does the same for it, and a software renderer, which needs half a second for the corners of one frame of a large town, is no
 * slower than a GPU and leaves the page's memory in the processor's caches.
 */
export const cutDraws = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const gl = document.querySelector<HTMLCanvasElement>('canvas#town')?.getContext('webgl2');
    if (gl == null) throw new Error('no town is drawn');
    gl.enable(gl.RASTERIZER_DISCARD);
    const CORNERS = 3;
    const elements = gl.drawElements.bind(gl);
    gl.drawElements = (...[mode, count, type, offset]) =>
      elements(mode, Math.min(count, CORNERS), type, offset);
    const arrays = gl.drawArrays.bind(gl);
    gl.drawArrays = (...[mode, first, count]) => arrays(mode, first, Math.min(count, CORNERS));
    const instanced = gl.drawElementsInstanced.bind(gl);
    gl.drawElementsInstanced = (...[mode, count, type, offset, instances]) =>
      instanced(mode, Math.min(count, CORNERS), type, offset, Math.min(instances, 1));
    const multi = gl.getExtension('WEBGL_multi_draw');
    if (multi === null) return;
    const few = new Int32Array(2 ** 16).fill(CORNERS);
    const many = multi.multiDrawElementsWEBGL.bind(multi);
    multi.multiDrawElementsWEBGL = (...[mode, , , type, offsets, offsetsFrom, draws]) =>
      many(mode, few, 0, type, offsets, offsetsFrom, draws);
  });
