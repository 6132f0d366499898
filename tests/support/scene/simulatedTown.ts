import { planFleet } from '../../../server/simulator/fleet.ts';
import type { Plan, Start } from '../../../server/simulator/plan.ts';
import { nameOf } from '../../../server/simulator/plan.ts';
import { createRandom } from '../../../server/simulator/random.ts';
import { createLayout } from '../../../server/world/layout.ts';
import type { Container, RecordMap } from '../../../shared/records.ts';
import { aListed } from '../../server/world/support/listed.ts';
import { aContainer, aDistrict, aHost, engineId, recordMap } from '../records.ts';

const SEED = 1;

const STATES: Readonly<Record<Start, Partial<Container>>> = {
  up: {},
  starting: { health: 'starting' },
  unhealthy: { health: 'unhealthy' },
  paused: { state: 'paused' },
  created: { state: 'created', startedAt: null },
  done: { state: 'exited', exitCode: 0 },
  failed: { state: 'exited', exitCode: 1 },
  dead: { state: 'dead' },
  looping: { state: 'restarting', restartCount: 37 },
};

/** The simulator's fleet on the plots that the server gives it: many small projects, and more of the land is empty. */
export function simulatedTown(count: number): RecordMap {
  const plans = planFleet(count, createRandom(SEED));
  const layout = createLayout(
    { plots: [], parcels: [] },
    () => 0,
    () => undefined,
  );
  const { plotOf, districts } = layout.place(
    plans.map(({ project, service, number }, i) => aListed(i + 1, { project, service, number })),
  );
  return recordMap([
    aHost(),
    ...[...districts].map(([project, parcels]) => aDistrict(project, parcels)),
    ...plans.map((plan, i) => containerOf(plan, i + 1, plotOf.get(engineId(i + 1)) ?? null)),
  ]);
}

function containerOf(plan: Plan, serial: number, plot: number | null): Container {
  const { project, service, number, image, checked, start } = plan;
  return aContainer(serial, {
    ...{ project, service, number, image, name: nameOf(plan), plot, slot: serial },
    health: checked && start === 'up' ? 'healthy' : 'none',
    ...STATES[start],
  });
}
