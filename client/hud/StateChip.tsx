import type { Container } from '../../shared/records.ts';
import { Icon } from './Icon.tsx';
import { stateWords } from './stateWords.ts';
import { useFooting } from './useFooting.ts';

/** Colour, form and word of a state, as the lamps show it; without colour while its engine is away, since nobody knows. */
export function StateChip({ container }: { readonly container: Container }) {
  const { look, tone, words } = stateWords(container);
  const { away } = useFooting(container);
  return (
    <span className={`chip ${away === null ? `tone-${tone}` : 'soft'}`}>
      <Icon shape={look} />
      {words}
    </span>
  );
}
