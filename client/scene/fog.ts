/** Blocks at which the fog over the land begins, and at which it covers all that it ever covers. */
export interface Fog {
  readonly near: number;
  readonly far: number;
}

const LOW = 80;

/** From high above one wants to see the whole town, at street level the next quarters. */
export function fogAt(eyeHeight: number): Fog {
  const high = Math.max(0, eyeHeight - LOW);
  return { near: 150 + 1.4 * high, far: 620 + 4.6 * high };
}
