import { whyNot } from '../../shared/actions.ts';
import { ARCHETYPES } from '../../shared/archetypes.ts';
import type { Container } from '../../shared/records.ts';
import { blueprint } from '../city/blueprints/blueprint.ts';
import type { Part } from '../city/parts.ts';
import { PROP_KINDS, propMesh } from '../city/props/kinds.ts';
import { actionOf } from '../city/switches.ts';
import { WITH_GPU, WITHOUT_GPU, type Tier } from '../scene/quality.ts';
import { createScene } from '../scene/scene.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { Clock } from '../store/clock.ts';
import { standingAt } from '../store/footing.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import { askRenderer } from '../workers/askRenderer.ts';
import type { Address } from './address.ts';
import { createLostContext, type LostContext } from './lostContext.ts';
import { meterLines } from './meterLines.ts';
import { sceneLooks } from './sceneLooks.ts';

export interface ScenePorts {
  readonly canvas: HTMLCanvasElement;
  readonly address: Address;
  readonly stores: { readonly world: WorldStore; readonly view: ViewStore; readonly stats: StatsStore };
  readonly clock: Clock;
}

export interface OpenScene {
  readonly scene: TownScene;
  /** What is drawn where nobody has chosen. */
  readonly automatic: Tier;
  readonly context: LostContext;
}

/** Null where there is no WebGL2. What needs no GPU is done while the browser brings it up, the world read among it. */
export async function openScene(ports: ScenePorts): Promise<OpenScene | null> {
  const asked = askRenderer(ports.clock);
  await drawForms(ports.clock);
  const automatic = (await asked) ? WITHOUT_GPU : WITH_GPU;
  touchCanvas();
  const context = createLostContext({ ...ports, view: ports.stores.view, reload: () => location.reload() });
  const scene = tryScene(ports, automatic, context);
  return scene && { scene, automatic, context };
}

const TURN_MS = 8;

/** What most houses look like, and all that stands about. Of its workers, and of the server, a page hears between two turns alone. */
async function drawForms({ after }: Clock): Promise<void> {
  const drawings = [
    ...ARCHETYPES.map((archetype) => () => blueprint(archetype, 'm')),
    ...PROP_KINDS.map((kind) => () => propMesh(kind)),
  ];
  let since = performance.now();
  for (const draw of drawings) {
    draw();
    if (performance.now() - since < TURN_MS) continue;
    await new Promise<void>((resolve) => after(0, resolve));
    since = performance.now();
  }
}

/** The first canvas on which a page itself draws waits for the GPU process: later that is busy with the town, without a GPU for seconds. */
function touchCanvas(): void {
  document.createElement('canvas').getContext('2d', { willReadFrequently: true })?.scale(1, 1);
}

function tryScene(
  { canvas, address, stores, clock }: ScenePorts,
  automatic: Tier,
  { tell: onContext }: LostContext,
): TownScene | null {
  const { view, world } = stores;
  const chainedBecause = (container: Container, part: Part) => {
    const action = actionOf(part, container);
    const { rights, records } = world.getState();
    return action && whyNot(container, action, standingAt(rights, records.get(container.host)));
  };
  try {
    return createScene({
      canvas,
      ...sceneLooks(view.getState(), automatic),
      calm: address.isCalm,
      seed: address.seed,
      now: () => performance.now(),
      chainedBecause,
      meterOf: (container) => meterLines(stores.stats, container, clock.now()),
      onContext,
    });
  } catch (error) {
    console.warn(error);
    return null;
  }
}
