import { whyNot, type Role } from '../../shared/actions.ts';
import type { Container } from '../../shared/records.ts';

/** As `whyNot`, but that the container runs is no reason: a dialog can force. */
export const whyNotEvenByForce = (container: Container, role: Role): string | null =>
  container.state === 'removing'
    ? whyNot(container, 'remove', role)
    : whyNot({ ...container, state: 'exited' }, 'remove', role);
