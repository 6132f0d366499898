/** Where the eye is and where it looks. Blocks and radians. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** 0 looks north (-z), positive turns to the west (counter-clockwise seen from above), as three's rotation.y. */
  readonly yaw: number;
  /** Positive looks up. */
  readonly pitch: number;
  /** Vertical field of view, degrees. */
  readonly fieldOfView: number;
}
