import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Target } from '../city/parts.ts';
import { isInReach, type ViewStore } from '../store/viewStore.ts';

/** A frame of a slow machine comes that long after the pointer has moved. */
const RESTED_MS = 600;

/**
 * What is aimed at and should be named. What is far is named only to who points at it: while one walks, one house after another comes
 * under a cursor that rests, or into the middle of the picture, and nobody has asked.
 */
export function useNamed(view: ViewStore): Target | null {
  const isTapped = useStore(view, (state) => state.pointer === 'touch');
  const hovered = useStore(view, (state) => state.hovered);
  const [pointedAt, setPointedAt] = useState<Target | null>(null);
  useEffect(() => {
    let movedAt = -Infinity;
    const point = () => {
      movedAt = performance.now();
      setPointedAt(view.getState().hovered);
    };
    const stop = view.subscribe((state, previous) => {
      const isPointing = performance.now() - movedAt < RESTED_MS;
      if (state.hovered !== previous.hovered) setPointedAt(isPointing ? state.hovered : null);
    });
    addEventListener('pointermove', point);
    return () => {
      stop();
      removeEventListener('pointermove', point);
    };
  }, [view]);
  const isNamed = hovered !== null && (isTapped || isInReach(hovered) || pointedAt === hovered);
  return isNamed ? hovered : null;
}
