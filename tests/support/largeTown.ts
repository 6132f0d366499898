import { containerId, type Container, type WorldRecord } from '../../shared/records.ts';
import { createRandom, hexId } from '../../server/simulator/random.ts';
import { planFleet } from '../../server/simulator/fleet.ts';
import { aContainer, aDistrict, aHost, HOST_KEY } from './records.ts';

export interface TownSize {
  readonly running: number;
  readonly stopped: number;
}

/** The records of a town with the names, images and projects of the simulated fleet, and ids as engines give them. */
export function largeTown({ running, stopped }: TownSize, seed = 1): WorldRecord[] {
  const random = createRandom(seed);
  const plans = planFleet(running + stopped, random);
  const projects = [...new Set(plans.map(({ project }) => project))];
  const containers = plans.map(({ project, service, number, image }, i): Container => {
    const isUp = i < running;
    return aContainer(i, {
      ...{ id: containerId(HOST_KEY, hexId(random)), project, service, number, image },
      name: project === '' ? service : `${project}-${service}-${String(number)}`,
      state: isUp ? 'running' : 'exited',
      ...(isUp ? { health: 'healthy', memoryLimit: 2 ** 29 } : { exitCode: 137, startedAt: null }),
    });
  });
  return [aHost(), ...projects.map((project, i) => aDistrict(project, [i])), ...containers];
}
