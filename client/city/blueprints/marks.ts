import type { Box, Point } from '../parts.ts';

/** What a drawing function tells of its building, beside the draft that it fills. */
export interface Marks {
  /** x of the door's middle; it always stands on the façade, at z = 11. */
  readonly doorX: number;
  readonly mast: Point;
  readonly smoke: Point | null;
  readonly eaves: number;
  readonly ridge: number;
  readonly body: Box;
}
