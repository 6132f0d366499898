import { useState } from 'react';
import { useStore } from 'zustand';
import { Bdi } from './Bdi.tsx';
import { sentenceOf } from './bannerLines.ts';
import { usePorts } from './ports.ts';

const REASON_MAX = 200;

/** Nobody acts on anything until it is released; nothing for who may not. */
export function StopSwitch() {
  const { world, commands } = usePorts();
  const mayHold = useStore(world, ({ rights }) => rights.may.includes('stopSwitch'));
  const held = useStore(world, ({ rights }) => rights.restraints?.all ?? null);
  const [reason, setReason] = useState('');
  if (!mayHold) return null;
  if (held !== null) {
    return (
      <p className="stop-switch">
        <span>
          <Bdi text={sentenceOf(held)} />
        </span>
        <button type="button" onClick={() => void commands.release()}>
          Release them
        </button>
      </p>
    );
  }
  return (
    <p className="stop-switch">
      <input
        type="text"
        aria-label="Why all actions are held"
        placeholder="why, for everybody to read"
        maxLength={REASON_MAX}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="button" className="grave" onClick={() => void commands.hold(reason.trim())}>
        Hold all actions
      </button>
    </p>
  );
}
