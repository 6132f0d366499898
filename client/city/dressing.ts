import type { Blueprint } from './blueprints/blueprint.ts';
import { meshBoxes, type LooseBox } from './boxes.ts';
import { fireBoxes, smokeBoxes, emberBoxes } from './dressingFire.ts';
import { clothMesh, iceMeshes } from './dressingCover.ts';
import { mastBoxes } from './dressingMast.ts';
import { burstMesh, rafterBoxes, type Burst } from './dressingBurst.ts';
import { brokenMesh, crackBoxes, flyingBoxes, rubbleBoxes, ruinMesh } from './dressingRuin.ts';
import { filmBoxes, frameBoxes, netBoxes, scaffoldBoxes } from './dressingSite.ts';
import { shutterBoxes } from './dressingShutters.ts';
import type { Look } from './looks.ts';
import type { Mesh } from './mesh.ts';
import { mergeMeshes } from './meshBuilder.ts';

/** What a look adds to a building, in the blueprint's own coordinates. */
export interface Dressing {
  readonly opaque: Mesh | null;
  readonly translucent: Mesh | null;
  /** Of the translucent part, 0 … 1. */
  readonly alpha: number;
  /** False where the look replaces the shell. */
  readonly drawShell: boolean;
}

const ICE_ALPHA = 0.64;
const NET_ALPHA = 0.8;
const FILM_ALPHA = 0.3;
const SMOKE_ALPHA = 0.75;

const dressed = new WeakMap<Blueprint, Map<Look, Dressing>>();

/** Drawn once for each blueprint and look, and kept. */
export function dressingOf(blueprint: Blueprint, look: Look): Dressing {
  const known = dressed.get(blueprint) ?? new Map<Look, Dressing>();
  dressed.set(blueprint, known);
  const dressing = known.get(look) ?? DRESS[look](blueprint);
  known.set(look, dressing);
  return dressing;
}

const withShell = (boxes: readonly LooseBox[], more: Partial<Dressing> = {}): Dressing => ({
  opaque: meshBoxes(boxes),
  translucent: null,
  alpha: 1,
  drawShell: true,
  ...more,
});

const DRESS: Readonly<Record<Look, (blueprint: Blueprint) => Dressing>> = {
  created: (blueprint) =>
    withShell(frameBoxes(blueprint), {
      translucent: meshBoxes(filmBoxes(blueprint)),
      alpha: FILM_ALPHA,
      drawShell: false,
    }),
  running: (blueprint) => withShell(mastBoxes(blueprint, 'none')),
  healthy: (blueprint) => withShell(mastBoxes(blueprint, 'tick')),
  starting: (blueprint) =>
    withShell([], { opaque: mergeMeshes([meshBoxes(mastBoxes(blueprint, 'half')), clothMesh(blueprint)]) }),
  unhealthy: (blueprint) => withShell([...mastBoxes(blueprint, 'none'), ...fireBoxes(blueprint)]),
  paused: (blueprint) => {
    const { ice, snow } = iceMeshes(blueprint);
    return withShell([], { opaque: snow, translucent: ice, alpha: ICE_ALPHA });
  },
  restarting: (blueprint) =>
    withShell([...mastBoxes(blueprint, 'none'), ...scaffoldBoxes(blueprint)], {
      translucent: meshBoxes(netBoxes(blueprint)),
      alpha: NET_ALPHA,
    }),
  exited: (blueprint) => withShell([...mastBoxes(blueprint, 'none'), ...shutterBoxes(blueprint)]),
  failed: (blueprint) => burst(blueprint, { radius: 3.4, scorched: false }),
  oomKilled: (blueprint) => ({
    ...burst(blueprint, { radius: 2.2, scorched: true }),
    translucent: meshBoxes(smokeBoxes(blueprint)),
    alpha: SMOKE_ALPHA,
  }),
  removing: (blueprint) =>
    withShell([], {
      opaque: mergeMeshes([brokenMesh(blueprint), meshBoxes(flyingBoxes(blueprint))]),
      drawShell: false,
    }),
  dead: (blueprint) =>
    withShell([], {
      opaque: mergeMeshes([ruinMesh(blueprint), meshBoxes(rubbleBoxes(blueprint))]),
      drawShell: false,
    }),
};

/** A hole in the roof; what lies before the house tells a crash from a want of memory. */
function burst(blueprint: Blueprint, how: Burst): Dressing {
  const left = how.scorched
    ? emberBoxes(blueprint)
    : [...crackBoxes(blueprint), ...rubbleBoxes(blueprint), ...rafterBoxes(blueprint)];
  const boxes = [...mastBoxes(blueprint, 'none'), ...shutterBoxes(blueprint), ...left];
  return withShell([], {
    opaque: mergeMeshes([burstMesh(blueprint, how), meshBoxes(boxes)]),
    drawShell: false,
  });
}
