import { memo } from 'react';
import type { Container } from '../../shared/records.ts';
import { ActionButtons } from './ActionButtons.tsx';
import { Bdi } from './Bdi.tsx';
import { Figures } from './Figures.tsx';
import { Icon } from './Icon.tsx';
import { LogsButton } from './LogsButton.tsx';
import { StateChip } from './StateChip.tsx';
import { visibleText } from './visibleText.ts';

interface ListRowProps {
  readonly container: Container;
  /** Undefined where there is no town to go to. */
  readonly onGo: ((container: Container) => void) | undefined;
}

/** Records keep their identity while nothing changes, and so do rows. */
export const ListRow = memo(function ListRow({ container, onGo }: ListRowProps) {
  return (
    <li className="row">
      <span className="row-name">
        {onGo === undefined ? (
          <span className="row-title">
            <Bdi text={container.name} />
          </span>
        ) : (
          <button
            type="button"
            className="bare row-title"
            aria-label={`go to ${visibleText(container.name)}`}
            onClick={() => onGo(container)}
          >
            <span>
              <Bdi text={container.name} />
            </span>
            <Icon shape="go" />
          </button>
        )}
        <span className="row-image">
          <Bdi text={container.image} />
        </span>
      </span>
      <StateChip container={container} />
      <Figures container={container} />
      <span className="row-ways">
        <LogsButton container={container} showsKey={false} />
        <ActionButtons container={container} />
      </span>
    </li>
  );
});
