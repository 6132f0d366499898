import type { Blueprint } from './blueprints/blueprint.ts';
import { pathTo } from './blueprints/props.ts';
import { meshBoxes, type LooseBox } from './boxes.ts';
import { fireBoxes, emberBoxes } from './dressingFire.ts';
import { clothMesh, iceMeshes } from './dressingCover.ts';
import { mastBoxes } from './dressingMast.ts';
import { burstMesh, rafterBoxes, type Burst } from './dressingBurst.ts';
import { brokenMesh, crackBoxes, flyingBoxes, rubbleBoxes, ruinMesh } from './dressingRuin.ts';
import { filmBoxes, frameBoxes, netBoxes, scaffoldBoxes } from './dressingSite.ts';
import { shadeOf } from './shade.ts';
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

type Drawn = Omit<Dressing, 'drawShell'>;

const ICE_ALPHA = 0.64;
const NET_ALPHA = 0.8;
const FILM_ALPHA = 0.3;

const dressed = new WeakMap<Blueprint, Map<Look, Dressing>>();

/** Drawn once for each blueprint and look, and kept. */
export function dressingOf(blueprint: Blueprint, look: Look): Dressing {
  const known = dressed.get(blueprint) ?? new Map<Look, Dressing>();
  dressed.set(blueprint, known);
  const dressing = known.get(look) ?? { ...DRESS[look](blueprint), drawShell: shadeOf(look).shell };
  known.set(look, dressing);
  return dressing;
}

const dress = (boxes: readonly LooseBox[], more: Partial<Drawn> = {}): Drawn => ({
  opaque: meshBoxes(boxes),
  translucent: null,
  alpha: 1,
  ...more,
});

const DRESS: Readonly<Record<Look, (blueprint: Blueprint) => Drawn>> = {
  created: (blueprint) =>
    dress([...frameBoxes(blueprint), pathTo(blueprint.door.x)], {
      translucent: meshBoxes(filmBoxes(blueprint)),
      alpha: FILM_ALPHA,
    }),
  running: (blueprint) => dress(mastBoxes(blueprint, 'none')),
  healthy: (blueprint) => dress(mastBoxes(blueprint, 'tick')),
  starting: (blueprint) =>
    dress([], { opaque: mergeMeshes([meshBoxes(mastBoxes(blueprint, 'half')), clothMesh(blueprint)]) }),
  unhealthy: (blueprint) => dress([...mastBoxes(blueprint, 'none'), ...fireBoxes(blueprint)]),
  paused: (blueprint) => {
    const { ice, snow } = iceMeshes(blueprint);
    return dress([], { opaque: snow, translucent: ice, alpha: ICE_ALPHA });
  },
  restarting: (blueprint) =>
    dress([...mastBoxes(blueprint, 'none'), ...scaffoldBoxes(blueprint)], {
      translucent: meshBoxes(netBoxes(blueprint)),
      alpha: NET_ALPHA,
    }),
  exited: (blueprint) => dress([...mastBoxes(blueprint, 'none'), ...shutterBoxes(blueprint)]),
  failed: (blueprint) => burst(blueprint, { radius: 3.4, scorched: false }),
  oomKilled: (blueprint) => burst(blueprint, { radius: 2.2, scorched: true }),
  removing: (blueprint) =>
    dress([], {
      opaque: mergeMeshes([brokenMesh(blueprint), meshBoxes(flyingBoxes(blueprint))]),
    }),
  dead: (blueprint) =>
    dress([], {
      opaque: mergeMeshes([
        ruinMesh(blueprint),
        meshBoxes([...rubbleBoxes(blueprint), pathTo(blueprint.door.x)]),
      ]),
    }),
};

/** A hole in the roof; what lies before the house tells a crash from a want of memory. */
function burst(blueprint: Blueprint, how: Burst): Drawn {
  const left = how.scorched
    ? emberBoxes(blueprint)
    : [...crackBoxes(blueprint), ...rubbleBoxes(blueprint), ...rafterBoxes(blueprint)];
  const boxes = [...mastBoxes(blueprint, 'none'), ...shutterBoxes(blueprint), ...left];
  return dress([], {
    opaque: mergeMeshes([burstMesh(blueprint, how), meshBoxes(boxes)]),
  });
}
