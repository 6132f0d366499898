import { useEffect, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { LOCAL_USER } from '../../shared/hello.ts';
import { formatCount } from '../city/format.ts';
import { countAlarms } from '../store/derived.ts';
import { Bdi } from './Bdi.tsx';
import { Icon } from './Icon.tsx';
import { usePorts } from './ports.ts';
import { visibleText } from './visibleText.ts';

/** A click leaves the keys with the town: Space after it jumps, instead of pressing the same button again. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** The few things that are always at hand, and how many containers need a look. */
export function Toolbar() {
  const { view, world, nextAlarm } = usePorts();
  const alarms = useStore(world, ({ records }) => countAlarms(records));
  useEffect(() => {
    document.title = alarms === 0 ? 'Cratecraft' : `(${alarms}) Cratecraft`;
  }, [alarms]);
  return (
    <nav className="toolbar" aria-label="Town" onMouseDown={keepFocus}>
      {alarms > 0 && (
        <button type="button" className="alarms" title="Go to the next one" onClick={nextAlarm}>
          <Icon shape="alarm" />
          {formatCount(alarms, 'alarm')}
          <kbd>N</kbd>
        </button>
      )}
      <button type="button" aria-label="Find" onClick={() => view.openPanel('search')}>
        <Icon shape="search" />
        <span className="tool-name">Find</span>
        <kbd>/</kbd>
      </button>
      <button type="button" aria-label="List" onClick={() => view.openPanel('list')}>
        <Icon shape="list" />
        <span className="tool-name">List</span>
        <kbd>B</kbd>
      </button>
      <button type="button" aria-label="Help" onClick={() => view.openPanel('help')}>
        <Icon shape="help" />
        <kbd>H</kbd>
      </button>
      <SettingsButton />
    </nav>
  );
}

/** Shows also as whom somebody is signed in. */
function SettingsButton() {
  const { view, world } = usePorts();
  const user = useStore(world, (state) => state.user);
  const role = useStore(world, (state) => state.rights.role);
  const isLocal = user === LOCAL_USER;
  const label = isLocal ? 'Settings' : `Settings, signed in as ${visibleText(user)}, ${role}`;
  return (
    <button type="button" aria-label={label} onClick={() => view.openPanel('settings')}>
      <Icon shape="settings" />
      {!isLocal && (
        <span className="tool-name">
          <Bdi text={user} /> · {role}
        </span>
      )}
    </button>
  );
}
