import type { SimulatedContainer } from './container.ts';
import type { Answer, Machine } from './machine.ts';
import { DONE } from './machine.ts';
import { tell } from './process.ts';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** Why no container may be given this name; null when it may. */
export function refusedName(machine: Machine, name: string): Answer | null {
  const bare = name.replace(/^\//, '');
  if (!NAME.test(bare)) {
    const message = `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
    return { status: 400, message };
  }
  const owner = machine.containers.named(bare);
  if (owner === undefined) return null;
  const message =
    `Conflict. The container name "/${bare}" is already in use by container "${owner.id}". ` +
    'You have to remove (or rename) that container to be able to reuse that name.';
  return { status: 409, message };
}

export function rename(machine: Machine, container: SimulatedContainer, name: string): Answer {
  const bare = name.replace(/^\//, '');
  if (bare === container.name) {
    return { status: 400, message: 'Renaming a container with the same name as its current name' };
  }
  const refusal = refusedName(machine, name);
  if (refusal !== null && 'message' in refusal) {
    return { ...refusal, message: `Error when allocating new name: ${refusal.message}` };
  }
  const renamed = { ...container, name: bare };
  machine.containers.put(renamed);
  tell(machine, renamed, { action: 'rename', attributes: { oldName: `/${container.name}` } });
  return DONE;
}
