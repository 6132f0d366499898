import type { Pose } from '../player/pose.ts';
import type { ScreenPoint } from './locate.ts';
import type { ScreenPlace } from './townScene.ts';
import { rayThrough, type Ray, type View } from './view.ts';

/** Between points of the page and what the last frame showed. */
export interface Screen {
  readonly view: (pose: Pose) => View;
  readonly ray: (pose: Pose, clientX: number, clientY: number) => Ray;
  readonly place: (point: ScreenPoint) => ScreenPlace;
}

export function createScreen(canvas: HTMLCanvasElement): Screen {
  const view = (pose: Pose): View => ({
    pose,
    aspect: canvas.clientWidth / Math.max(1, canvas.clientHeight),
  });
  return {
    view,
    ray: (pose, clientX, clientY) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return rayThrough(view(pose), ((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2);
    },
    place: ({ across, up, visible }) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return { x: left + ((across + 1) / 2) * width, y: top + ((1 - up) / 2) * height, visible };
    },
  };
}
