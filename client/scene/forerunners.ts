import { BufferGeometry, Group, Mesh } from 'three';
import { BatchMesh } from './batchMesh.ts';
import { createLandMaterial, createSurfaces, disposeSurfaces } from './materials/blocks.ts';
import type { Uniforms } from './materials/uniforms.ts';

import type { Stage } from './stage.ts';

export interface Forerunners {
  /**
   * What three asks of a program at its first use, it asks now: once the GPU draws a town, and without one it does for seconds, the
   * answer would be as long in coming.
   */
  readonly settle: () => void;
  readonly dispose: () => void;
}

/**
 * Links the programs of all that is on the stage, and of what comes only with a town: an empty mesh of each such kind runs ahead of
 * it. They are kept until `dispose`, since three deletes programs that nobody uses.
 */
export function createForerunners(
  { compile, settle }: Pick<Stage, 'compile' | 'settle'>,
  uniforms: Uniforms,
  hasShadows: boolean,
): Forerunners {
  const [geometry, group] = [new BufferGeometry(), new Group()];
  const [{ pools, batches }, land] = [createSurfaces(uniforms), createLandMaterial(uniforms)];
  group.add(
    new BatchMesh(geometry, land),
    new Mesh(geometry, pools.material),
    new BatchMesh(geometry, batches.material),
  );
  if (hasShadows) group.add(new Mesh(geometry, pools.shadow), new BatchMesh(geometry, batches.shadow));
  for (const mesh of group.children) [mesh.frustumCulled, mesh.visible] = [false, true];
  compile(group);
  return {
    settle: () => settle(group),
    dispose: () => {
      geometry.dispose();
      land.dispose();
      disposeSurfaces({ pools, batches });
    },
  };
}
