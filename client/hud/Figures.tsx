import type { Container } from '../../shared/records.ts';
import { figureTexts } from './figureTexts.ts';
import { usePorts } from './ports.ts';
import { useSecond } from './second.ts';
import { useFooting } from './useFooting.ts';

/** CPU and memory of one container in a row, anew each second; greyed when they are old or their engine is away. */
export function Figures({ container }: { readonly container: Container }) {
  const { stats } = usePorts();
  const { away } = useFooting(container);
  const texts = figureTexts(stats, container, useSecond());
  if (texts === null) return <span className="figures" />;
  return (
    <span
      className={texts.note === null && away === null ? 'figures' : 'figures old'}
      title={texts.note ?? undefined}
    >
      <span>
        <span className="unseen">CPU </span>
        {texts.cpu}
      </span>
      <span>
        <span className="unseen">memory </span>
        {texts.memory}
      </span>
    </span>
  );
}
