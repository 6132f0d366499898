import type { Container } from '../../shared/records.ts';
import { figureTexts } from './figureTexts.ts';
import { usePorts } from './ports.ts';
import { useSecond } from './second.ts';

/** CPU and memory of one container in a row, anew each second; greyed, with their age, when they are old. */
export function Figures({ container }: { readonly container: Container }) {
  const { stats } = usePorts();
  const texts = figureTexts(stats, container, useSecond());
  if (texts === null) return <span className="figures" />;
  return (
    <span className={texts.note === null ? 'figures' : 'figures old'} title={texts.note ?? undefined}>
      <span>
        <span className="figure-name">CPU </span>
        {texts.cpu}
      </span>
      <span>
        <span className="figure-name">memory </span>
        {texts.memory}
      </span>
    </span>
  );
}
