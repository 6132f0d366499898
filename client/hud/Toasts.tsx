import { useStore } from 'zustand';
import { Sentence } from './Bdi.tsx';
import { Icon } from './Icon.tsx';
import { usePorts } from './ports.ts';

/** Refusals and news, for a moment, and read aloud; only the former with a sign of warning. */
export function Toasts() {
  const { notices } = usePorts();
  const shown = useStore(notices, (state) => state.notices);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ key, text, tone }) => (
        <div className="toast" key={key}>
          {tone === 'waiting' && <Icon shape="alarm" />}
          <p>
            <Sentence text={text} />
          </p>
          <button type="button" className="bare" aria-label="Dismiss" onClick={() => notices.dismiss(key)}>
            <Icon shape="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
