import type { Container } from '../../shared/records.ts';
import { Icon } from './Icon.tsx';
import { stateWords } from './stateWords.ts';

/** Colour, form and word of a state, as the lamps show it. */
export function StateChip({ container }: { readonly container: Container }) {
  const { look, tone, words } = stateWords(container);
  return (
    <span className={`chip tone-${tone}`}>
      <Icon shape={look} />
      {words}
    </span>
  );
}
