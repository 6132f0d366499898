import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { RecordMap } from '../../shared/records.ts';
import { isInReach, type ViewState } from '../store/viewStore.ts';
import { containerIn } from '../store/worldStore.ts';
import { aimLine } from './aimLine.ts';
import { usePorts } from './ports.ts';

/** What is aimed at, and what a click would do: below the crosshair, or beside the free cursor. */
export function Crosshair() {
  const { view } = usePorts();
  const pointer = useStore(view, (state) => state.pointer);
  const hovered = useStore(view, (state) => state.hovered);
  const line = useRef<HTMLDivElement>(null);
  useFollowCursor(line, pointer === 'free');
  return (
    <>
      {pointer === 'locked' && <div className="crosshair" aria-hidden="true" />}
      <div ref={line} className={`aim aim-${pointer}`}>
        {hovered !== null && <AimText target={hovered} />}
      </div>
    </>
  );
}

function AimText({ target }: { readonly target: NonNullable<ViewState['hovered']> }) {
  const { world, pending } = usePorts();
  const records = useStore(world, (state) => state.records);
  const role = useStore(world, (state) => state.role);
  const connection = useStore(world, (state) => state.connection);
  const entry = useStore(pending, (state) => state.entries.get(target.id));
  const isArmed = useStore(pending, (state) => state.armed?.id === target.id);
  const container = containerIn(records, target.id);
  if (container === undefined) return null;
  const { tone, text } = aimLine({
    container,
    part: target.part,
    isInReach: isInReach(target),
    isLive: connection === 'live' && isHostLive(records, container.host),
    role,
    pending: entry,
    isArmed,
  });
  return (
    <div className={`aim-text aim-${tone}`}>
      <strong>{container.name}</strong>
      <span>{text}</span>
    </div>
  );
}

function isHostLive(records: RecordMap, id: `host:${string}`): boolean {
  const host = records.get(id);
  return host?.type === 'host' && host.state === 'live';
}

const BESIDE_PX = 18;

/** Moves the element itself: the cursor's place is news at every frame, and React hears of none of it. */
function useFollowCursor(line: RefObject<HTMLDivElement | null>, isFollowing: boolean): void {
  useEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    if (!isFollowing) {
      element.style.removeProperty('transform');
      return undefined;
    }
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const x = Math.min(clientX + BESIDE_PX, innerWidth - element.offsetWidth - BESIDE_PX);
      const isLow = clientY + BESIDE_PX + element.offsetHeight > innerHeight;
      const y = isLow ? clientY - element.offsetHeight - BESIDE_PX : clientY + BESIDE_PX;
      element.style.setProperty('transform', `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px)`);
    };
    addEventListener('pointermove', follow);
    return () => removeEventListener('pointermove', follow);
  }, [line, isFollowing]);
}
