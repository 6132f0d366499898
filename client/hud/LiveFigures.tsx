import type { Container } from '../../shared/records.ts';
import type { StatsStore } from '../store/statsStore.ts';
import { figureTexts } from './figureTexts.ts';
import { formatBytes } from '../city/format.ts';
import { useFooting } from './useFooting.ts';

interface LiveFiguresProps {
  readonly stats: StatsStore;
  readonly container: Container;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Between two samples of one container on its host, typically; 0 = not known. */
  readonly periodMs: number;
}

/** Below, figures look as if they came by themselves. */
const SLOW_MS = 2_000;

/** CPU and memory large, as on the building's lamps and tank; network below. */
export function LiveFigures({ stats, container, now, periodMs }: LiveFiguresProps) {
  const { away } = useFooting(container);
  const texts = figureTexts(stats, container, now);
  if (texts === null) return null;
  const limit = container.memoryLimit === null ? '' : ` of ${formatBytes(container.memoryLimit)}`;
  return (
    <div className={texts.note === null && away === null ? 'live' : 'live old'}>
      <p>
        <span className="soft">CPU</span>
        <strong>{texts.cpu}</strong>
      </p>
      <p>
        <span className="soft">Memory{limit}</span>
        <strong>{texts.memory}</strong>
      </p>
      <p className="live-wide">
        <span className="soft">Network</span>
        {texts.network}
      </p>
      {periodMs >= SLOW_MS && (
        <p className="live-wide soft">This engine gives figures every {Math.round(periodMs / 1_000)} s.</p>
      )}
      {texts.note !== null && <p className="live-wide">These figures are {texts.note}.</p>}
    </div>
  );
}
