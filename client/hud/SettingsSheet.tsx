import { useId } from 'react';
import { useStore } from 'zustand';
import {
  oneOf,
  QUALITIES,
  SENSITIVITY_MAX,
  SENSITIVITY_MIN,
  TIMES,
  type Quality,
  type TimeOfDay,
} from '../store/settings.ts';
import { HistoryButton } from './HistoryButton.tsx';
import { Modal } from './Modal.tsx';
import { usePorts } from './ports.ts';
import { Who } from './Who.tsx';

const QUALITY_WORDS: Readonly<Record<Quality, string>> = {
  auto: 'as this machine can',
  low: 'low',
  medium: 'medium',
  high: 'high',
};

const TIME_WORDS: Readonly<Record<TimeOfDay, string>> = {
  clock: 'as outside',
  day: 'always day',
  dusk: 'always dusk',
  night: 'always night',
};

/** What is kept in this browser. */
export function SettingsSheet() {
  const { view } = usePorts();
  const { quality, time, sensitivity, invert, muted, minimap } = useStore(view);
  return (
    <Modal title="Settings" size="small" onClose={() => view.openPanel('none')}>
      <Who />
      <HistoryButton showsKey />
      <Choice
        label="Picture"
        value={quality}
        words={QUALITY_WORDS}
        onChoose={(value) => view.setSettings({ quality: oneOf(QUALITIES, value) ?? quality })}
      />
      <Choice
        label="Time of day"
        value={time}
        words={TIME_WORDS}
        onChoose={(value) => view.setSettings({ time: oneOf(TIMES, value) ?? time })}
      />
      <label className="setting">
        <span>Speed of looking</span>
        <input
          type="range"
          min={SENSITIVITY_MIN}
          max={SENSITIVITY_MAX}
          step={0.1}
          value={sensitivity}
          onChange={(event) => view.setSettings({ sensitivity: event.target.valueAsNumber })}
        />
      </label>
      <Tick label="Look up by moving down" on={invert} onTick={(on) => view.setSettings({ invert: on })} />
      <Tick label="Minimap" on={minimap} onTick={(on) => view.setSettings({ minimap: on })} />
      <Tick label="Sound" on={!muted} onTick={(on) => view.setSettings({ muted: !on })} />
    </Modal>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly words: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, words, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {Object.entries(words).map(([choice, word]) => (
          <option key={choice} value={choice}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TickProps {
  readonly label: string;
  readonly on: boolean;
  readonly onTick: (on: boolean) => void;
}

function Tick({ label, on, onTick }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.target.checked)} />
      {label}
    </label>
  );
}
