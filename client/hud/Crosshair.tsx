import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Container } from '../../shared/records.ts';
import type { Part, Target } from '../city/parts.ts';
import { isSwitch } from '../city/switches.ts';
import { isInReach } from '../store/viewStore.ts';
import { containerIn } from '../store/worldStore.ts';
import { aimLine } from './aimLine.ts';
import { Bdi, Sentence } from './Bdi.tsx';
import { usePorts } from './ports.ts';
import { useFooting } from './useFooting.ts';
import { useNamed } from './useNamed.ts';

/** What is aimed at, and what a click would do: below the crosshair, beside the free cursor, or after a tap. */
export function Crosshair() {
  const { view } = usePorts();
  const pointer = useStore(view, (state) => state.pointer);
  const named = useNamed(view);
  const line = useRef<HTMLDivElement>(null);
  useFollowCursor(line, pointer === 'free');
  return (
    <>
      {pointer === 'locked' && <div className="crosshair" aria-hidden="true" />}
      <div ref={line} className={`aim aim-${pointer}`}>
        {named !== null && <AimText target={named} />}
      </div>
    </>
  );
}

function AimText({ target }: { readonly target: Target }) {
  const { view, world } = usePorts();
  const container = useStore(world, (state) => containerIn(state.records, target.id));
  const isOpen = useStore(view, (state) => state.selected === target.id);
  // Its panel says more already.
  if (container === undefined || (isOpen && opensPanel(target.part))) return null;
  return <AimedAt target={target} container={container} />;
}

function AimedAt({ target, container }: { readonly target: Target; readonly container: Container }) {
  const { pending, view } = usePorts();
  const footing = useFooting(container);
  const entry = useStore(pending, (state) => state.entries.get(target.id));
  const isArmed = useStore(pending, (state) => state.armed?.id === target.id);
  const verb = useStore(view, (state) => (state.pointer === 'touch' ? 'tap' : 'click'));
  const { tone, text } = aimLine({
    ...footing,
    ...{ container, part: target.part, isInReach: isInReach(target), pending: entry, isArmed, verb },
  });
  return (
    <div className={`aim-text aim-${tone}`}>
      <strong>
        <Bdi text={container.name} />
      </strong>
      <span>
        <Sentence text={text} />
      </span>
    </div>
  );
}

const opensPanel = (part: Part): boolean => !isSwitch(part) && part !== 'lectern';

const BESIDE_PX = 18;

const PAGE = { right: Infinity, bottom: Infinity };

/** Moves the element itself: the cursor's place is news at every frame, and React hears of none of it. */
function useFollowCursor(line: RefObject<HTMLDivElement | null>, isFollowing: boolean): void {
  useEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    if (!isFollowing) {
      element.style.removeProperty('transform');
      return undefined;
    }
    const follow = ({ clientX, clientY, target }: PointerEvent) => {
      // Not over the panel beside the picture.
      const { right, bottom } = target instanceof HTMLCanvasElement ? target.getBoundingClientRect() : PAGE;
      const x = Math.min(clientX + BESIDE_PX, Math.min(right, innerWidth) - element.offsetWidth - BESIDE_PX);
      const isLow = clientY + BESIDE_PX + element.offsetHeight > Math.min(bottom, innerHeight);
      const y = isLow ? clientY - element.offsetHeight - BESIDE_PX : clientY + BESIDE_PX;
      element.style.setProperty('transform', `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px)`);
    };
    addEventListener('pointermove', follow);
    return () => removeEventListener('pointermove', follow);
  }, [line, isFollowing]);
}
