import type { Spec } from '../../../server/simulator/container.ts';
import { NEVER_RUN } from '../../../server/simulator/container.ts';
import type { SimulatedContainer } from '../../../server/simulator/container.ts';
import type { Machine } from '../../../server/simulator/machine.ts';
import { FOR_EVER } from '../../../server/simulator/program.ts';
import { createMachine } from '../../../server/simulator/simulator.ts';
import type { ManualClock } from '../world/support/manualClock.ts';
import { manualClock } from '../world/support/manualClock.ts';

export const ID = 'a'.repeat(64);

export const IDLE: Spec = {
  image: 'alpine:3.20',
  command: ['sleep', 'infinity'],
  env: [],
  labels: { team: 'blue' },
  ports: [],
  mounts: [],
  network: 'none',
  nanoCpus: 0,
  memoryBytes: 0,
  restartPolicy: { name: 'no', maximumRetries: 0 },
  stopTimeout: null,
  tty: false,
  autoRemove: false,
  kind: 'idle',
  program: FOR_EVER,
};

export interface Workbench {
  readonly machine: Machine;
  readonly clock: ManualClock;
  /** The container as it stands now; throws when it is gone. */
  readonly it: () => SimulatedContainer;
  /** Actions on the container since the last call, with what they carry. */
  readonly told: () => string[];
}

/** A machine with one container, `web`, created and never run. */
export function workbench(spec: Partial<Spec> = {}): Workbench {
  const clock = manualClock();
  const machine = createMachine({ containers: 0, clock });
  machine.containers.put({
    id: ID,
    name: 'web',
    createdAt: clock.now(),
    spec: { ...IDLE, ...spec },
    run: NEVER_RUN,
  });
  let heard = 0;
  return {
    machine,
    clock,
    it: () => {
      const container = machine.containers.get(ID);
      if (container === undefined) throw new Error('the container is gone');
      return container;
    },
    told: () => {
      const past = machine.events.past().slice(heard);
      heard += past.length;
      return past
        .filter((event) => event.type === 'container')
        .map(({ action, attributes: { signal, exitCode } }) => [action, signal ?? exitCode].join(' ').trim());
    },
  };
}
