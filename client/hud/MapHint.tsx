import { usePorts } from './ports.ts';
import { Ways, type Way } from './Ways.tsx';

const BY_MOUSE: readonly Way[] = [
  [['drag'], 'turn'],
  [['wheel'], 'come nearer'],
  [['W', 'A', 'S', 'D'], 'move'],
  [['click'], 'a house: what it is'],
  [['Esc'], 'back'],
];

const BY_TOUCH: readonly Way[] = [
  [['left thumb'], 'move'],
  [['right thumb'], 'turn'],
  [['tap'], 'a house: what it is'],
];

/** What one can do from above, for a while; and for who has no keys the way back. */
export function MapHint() {
  const { toggleMap } = usePorts();
  return (
    <>
      <Ways ways={BY_MOUSE} device="mouse" isBrief />
      <Ways ways={BY_TOUCH} device="touch" isBrief />
      <button type="button" className="ferry back with-touch" onClick={toggleMap}>
        Back down
      </button>
    </>
  );
}
