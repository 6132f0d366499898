import { Icon } from './Icon.tsx';
import { GAUGES, LEGEND } from './legend.ts';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { toneOf } from './stateWords.ts';

type Line = readonly [keys: readonly string[], does: string];

const MOVING: readonly Line[] = [
  [['drag'], 'look around'],
  [['W', 'A', 'S', 'D'], 'walk; with Shift faster'],
  [['Space'], 'jump; twice: fly, and again to land'],
  [['wheel'], 'look closer; from above: come nearer'],
  [['L'], 'lock the pointer; Esc frees it'],
  [['V'], 'the island from above, and back'],
  [['G'], 'be shown around, until you move'],
  [['Home'], 'back to the arrival'],
  [['E'], 'at the eastern pier: the ferry to the next island'],
];

const DOING: readonly Line[] = [
  [['click', 'E'], 'use what is aimed at'],
  [['I'], 'what is known of this container'],
  [['O'], 'what it writes: its log'],
  [['/', 'Ctrl K'], 'find a container and go there'],
  [['N'], 'go to the next alarm'],
  [['B'], 'all containers as a list'],
  [['M'], 'sound off and on'],
  [['J'], 'what was done, for admins'],
  [['Esc'], 'close what is open; back from above and from the tour'],
];

const BY_TOUCH: readonly Line[] = [
  [['left thumb'], 'walk: put it down and push where you want to go'],
  [['right thumb'], 'look around'],
  [['tap'], 'use what is there; a wall, a sign or a door tells of its container'],
  [['double tap'], 'the same as one tap, so that nothing is removed by mistake'],
];

const SWITCHES: readonly (readonly [string, string])[] = [
  ['Lever', 'up is running: pull it to start or stop'],
  ['Ice lever', 'pause and go on'],
  ['Bell', 'restart'],
  ['Button in the glass case', 'remove: the first press opens the case, the second removes'],
];

/** Everything there is to know, on one sheet. */
export function Help() {
  const { view } = usePorts();
  const close = () => view.openPanel('none');
  return (
    <Modal title="How to live here" size="small" onClose={close}>
      <p>Every house is a container. What you do to a house is done to the container.</p>
      <div className="with-touch">
        <h3>By touch</h3>
        <Keys lines={BY_TOUCH} />
      </div>
      <div className="with-mouse">
        <h3>Moving</h3>
        <Keys lines={MOVING} />
        <h3>Doing</h3>
        <Keys lines={DOING} />
      </div>
      <h3>At the door</h3>
      <dl className="keys">
        {SWITCHES.map(([part, does]) => (
          <div key={part}>
            <dt>{part}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3>What a building shows</h3>
      <Legend />
      <Foot close={close} />
    </Modal>
  );
}

function Foot({ close }: { readonly close: () => void }) {
  const { goHome, toggleMap, toggleTour } = usePorts();
  const leaveFor = (way: () => void) => () => {
    close();
    way();
  };
  return (
    <p className="modal-foot">
      <button type="button" onClick={leaveFor(toggleMap)}>
        From above, and back
      </button>
      <button type="button" onClick={leaveFor(toggleTour)}>
        Show me around
      </button>
      <button type="button" onClick={leaveFor(goHome)}>
        Back to the arrival
      </button>
    </p>
  );
}

function Keys({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="keys">
      {lines.map(([keys, does]) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The form, the colour and the words of every state. */
const Legend = () => (
  <dl className="keys legend">
    {LEGEND.map(({ look, seen, means }) => (
      <div key={look}>
        <dt>{seen}</dt>
        <dd className={`tone-${toneOf(look)}`}>
          <Icon shape={look} /> {means}
        </dd>
      </div>
    ))}
    {GAUGES.map(([seen, means]) => (
      <div key={seen}>
        <dt>{seen}</dt>
        <dd>{means}</dd>
      </div>
    ))}
  </dl>
);
