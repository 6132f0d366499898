import type { SceneOptions } from './townScene.ts';

/** Tells when the GPU is lost and when it is back; three restores textures and meshes, but not what was rendered into them. */
export function watchContext(
  { canvas, onContext }: Pick<SceneOptions, 'canvas' | 'onContext'>,
  signal: AbortSignal,
  restore: () => void,
): void {
  const onLost = (event: Event): void => {
    event.preventDefault();
    onContext('lost');
  };
  const onRestored = (): void => {
    restore();
    onContext('restored');
  };
  canvas.addEventListener('webglcontextlost', onLost, { signal });
  canvas.addEventListener('webglcontextrestored', onRestored, { signal });
}
