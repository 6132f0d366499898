import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { RecordMap } from '../../shared/records.ts';
import { whyAway } from '../store/footing.ts';
import type { ViewStore } from '../store/viewStore.ts';
import type { WorldStore } from '../store/worldStore.ts';
import {
  centreOf,
  drawMinimap,
  markAt,
  MINIMAP_PX,
  type MinimapSight,
  type Standpoint,
} from './drawMinimap.ts';
import { createMinimapPlanner, type Mark, type MinimapPlan } from './minimapPlan.ts';
import { usePorts, type HudPorts } from './ports.ts';
import type { Tone } from './stateWords.ts';
import { visibleText } from './visibleText.ts';

const LOOK_MS = 100;
/** A town of 10,000 is not laid out anew at each of its patches. */
const PLAN_MS = 500;
const STEP_BLOCKS = 0.25;
const TURN_RADIANS = 0.02;
/** Beyond, the visitor is on his way to another island. */
const FAR_BLOCKS = 2_000;

/** The town round the visitor: what stands where, in which state. A click flies to a building, or opens the map. */
export function Minimap() {
  const isShown = useStore(usePorts().view, (state) => state.minimap);
  return isShown ? <MinimapCanvas /> : null;
}

function MinimapCanvas() {
  const ports = usePorts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const sight = useRef<MinimapSight | null>(null);
  const [under, setUnder] = useState<Mark | null>(null);
  useEffect(() => (canvas.current === null ? undefined : keepDrawn(canvas.current, ports, sight)), [ports]);
  const markUnder = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - left, y: event.clientY - top };
    return sight.current && markAt(sight.current, point);
  };
  return (
    <button
      className="minimap"
      aria-label="Map of the town"
      title={under === null ? 'The whole town from above (V)' : `Go to ${visibleText(under.name)}`}
      onMouseMove={(event) => setUnder(markUnder(event))}
      onClick={(event) => {
        // A press of the Enter key has no place.
        const mark = event.detail === 0 ? null : markUnder(event);
        if (mark === null) ports.toggleMap();
        else go(ports, mark);
      }}
    >
      <canvas ref={canvas} aria-hidden="true" />
    </button>
  );
}

function go({ view, flyTo }: Pick<HudPorts, 'flyTo'> & { readonly view: ViewStore }, { id }: Mark) {
  view.select(id);
  flyTo(id);
}

/** Draws when the visitor or the world has moved, and hears of neither through React. */
function keepDrawn(
  canvas: HTMLCanvasElement,
  { world, standpoint }: HudPorts,
  sight: { current: MinimapSight | null },
): () => void {
  const context = scaled(canvas);
  const known = coloursOf(canvas);
  const unknown = greyOf(known);
  const planFor = keepPlan(world);
  const look = () => {
    const from = standpoint();
    const plan = planFor(from);
    if (context === null || plan === null) return;
    const here = { ...from, x: from.x - plan.islandX };
    const colours = whyAway(world.getState(), plan.host) === null ? known : unknown;
    const shown = sight.current;
    if (shown?.plan === plan && shown.colours === colours && isSame(shown.from, here)) return;
    sight.current = { plan, centre: centreOf(plan, here), from: here, colours };
    drawMinimap(context, sight.current);
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => clearInterval(timer);
}

/** The plan of the island where somebody stands; the same one until the world has changed or he is on another. */
function keepPlan(world: WorldStore): (from: Standpoint) => MinimapPlan | null {
  const planMinimap = createMinimapPlanner();
  let plan: MinimapPlan | null = null;
  let planned: RecordMap | null = null;
  let dueAt = 0;
  return (from) => {
    const { records } = world.getState();
    const isOld = plan === null || planned !== records || isFar(plan, from);
    if (!isOld || performance.now() < dueAt) return plan;
    plan = planMinimap(records, from.x);
    planned = records;
    dueAt = performance.now() + PLAN_MS;
    return plan;
  };
}

const isFar = ({ islandX }: MinimapPlan, { x }: Standpoint): boolean => Math.abs(x - islandX) > FAR_BLOCKS;

const isSame = (a: Standpoint, b: Standpoint): boolean =>
  Math.abs(a.x - b.x) < STEP_BLOCKS &&
  Math.abs(a.z - b.z) < STEP_BLOCKS &&
  Math.abs(a.yaw - b.yaw) < TURN_RADIANS;

/** As sharp as the screen; drawn in CSS pixels. */
function scaled(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  canvas.width = MINIMAP_PX * devicePixelRatio;
  canvas.height = MINIMAP_PX * devicePixelRatio;
  // Drawn by the page itself: a context on the GPU waits for every frame of the town that is still being drawn there.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

/** Of an engine that is away nobody knows the states: only where what stood is told then, and in which form. */
const greyOf = ({ stopped }: MinimapSight['colours']): MinimapSight['colours'] => ({
  ...{ running: stopped, waiting: stopped, alarm: stopped },
  ...{ frozen: stopped, planned: stopped, stopped },
});

function coloursOf(element: Element): Readonly<Record<Tone, string>> {
  const style = getComputedStyle(element);
  const colour = (tone: Tone): string => style.getPropertyValue(`--${tone}`).trim();
  return {
    running: colour('running'),
    waiting: colour('waiting'),
    alarm: colour('alarm'),
    frozen: colour('frozen'),
    planned: colour('planned'),
    stopped: colour('stopped'),
  };
}
