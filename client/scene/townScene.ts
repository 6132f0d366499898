import type { ContainerAction } from '../../shared/actions.ts';
import type { Container, ContainerId, RecordMap } from '../../shared/records.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Part, Target } from '../city/parts.ts';
import type { Pose } from '../player/pose.ts';
import type { SlotFigures } from './cells.ts';
import type { Land } from './land.ts';
import type { TimeOfDay } from './light.ts';
import type { Measurement } from './probe.ts';
import type { Quality } from './quality.ts';

export interface SceneOptions {
  readonly canvas: HTMLCanvasElement;
  readonly quality: Quality;
  /** How much less than that quality asks for; see `limitsOf`. */
  readonly step: number;
  readonly timeOfDay: TimeOfDay;
  /** No motion that nobody asked for, and a fixed clock for what is drawn. */
  readonly calm: boolean;
  /** Of everything that only decorates. */
  readonly seed: number;
  /** Milliseconds; the clock of `render`. */
  readonly now: () => number;
  /** Why a control is chained; null while it can be used. */
  readonly chainedBecause: (container: Container, part: Part) => string | null;
  /** What the meter sign of a near building says, at most three lines. */
  readonly meterOf: (container: Container) => readonly string[];
  /** The GPU was lost; nothing is drawn until `restored`. */
  readonly onContext: (state: 'lost' | 'restored') => void;
}

/** A point of the canvas in CSS pixels of the page. `visible`: nothing hides it, and a click there picks exactly that part. */
export interface ScreenPlace {
  readonly x: number;
  readonly y: number;
  readonly visible: boolean;
}

export interface TownScene {
  /** Shows what `next` holds; `===` tells which records are untouched. */
  readonly sync: (previous: RecordMap, next: RecordMap) => void;
  /** Null: the island is gone, with all that stood on it but buildings. */
  readonly setLand: (hostIndex: number, land: Land | null) => void;
  /** What grows on the free plots of all islands, in blocks of the sea; costs nothing of the rest of the land. */
  readonly setGardens: (props: readonly PropPlacement[]) => void;
  /** One tick of figures, of these slots; call it once for all that arrived together. All of ten thousand take 0.2 ms. */
  readonly setStats: (figures: SlotFigures, slots: readonly number[] | 'all') => void;
  /** What `meterOf` says now is on the meters that can be read. */
  readonly writeSigns: () => void;
  readonly setPending: (id: ContainerId, action: ContainerAction | null) => void;
  readonly setRefused: (id: ContainerId) => void;
  /** `remaining` 1 … 0 of the time for which the remove button is armed. */
  readonly setArmed: (id: ContainerId | null, remaining: number) => void;
  readonly setHover: (target: Target | null) => void;
  /** What is under a point of the page, at the pose of the last drawn frame. */
  readonly pick: (clientX: number, clientY: number) => Target | null;
  /** Null while there is no such building or it is behind the eye. */
  readonly locate: (id: ContainerId, part: Part) => ScreenPlace | null;
  /** False when something small was left for the next frame, which is needed then. */
  readonly render: (pose: Pose, nowMs: number) => boolean;
  /** Milliseconds of JavaScript that the frame just drawn took, with all that led to it; for `measure`. */
  readonly tookFrame: (nowMs: number, cpuMs: number) => void;
  /** Whether a frame at this time would differ from the last one, the pose being the same. */
  readonly needsFrame: (nowMs: number) => boolean;
  readonly resize: () => void;
  readonly measure: () => Measurement;
  readonly setTimeOfDay: (time: TimeOfDay) => void;
  /** @param step as in `SceneOptions` */
  readonly setQuality: (quality: Quality, step?: number) => void;
  readonly dispose: () => void;
}
