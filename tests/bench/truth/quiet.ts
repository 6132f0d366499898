import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator } from '../../../server/simulator/simulator.ts';
import { startRecordingProxy } from '../../support/recordingProxy.ts';
import { freshDataDir } from '../../support/server.ts';
import { isLive, untilEngine, withTown } from './places.ts';
import { atMost, withoutGoal, type Row } from './rows.ts';

const CONTAINERS = 50;
/** Each container is looked at once at the beginning, at 20 a second. */
const SETTLE_MS = 10_000;
const MINUTE_MS = 60_000;
/** A list comes after 60 s ± 20 %. */
const LISTS = 2;
const EXPECTED: readonly RegExp[] = [/\/events/, /\/_ping$/, /\/containers\/json\?(?!.*filters=%7B%22)/];

/** What an engine is asked in a minute in which nobody looks and nothing changes, as seen by what lies between. */
export async function quiet(): Promise<readonly Row[]> {
  const engine = await startSimulator({ containers: CONTAINERS, seed: 1, alive: false });
  const folder = await freshDataDir();
  const proxy = await startRecordingProxy(`${folder.path}/engine.sock`, engine.address);
  try {
    const requests = await withTown(proxy.address, async (town) => {
      await untilEngine(town, isLive);
      await sleep(SETTLE_MS);
      const before = proxy.requests.length;
      await sleep(MINUTE_MS);
      return proxy.requests.slice(before);
    });
    return rowsOf(requests);
  } finally {
    await proxy.close();
    await engine.close();
    await folder.remove();
  }
}

function rowsOf(requests: readonly string[]): Row[] {
  const [events = 0, pings = 0, lists = 0] = EXPECTED.map(
    (kind) => requests.filter((request) => kind.test(request)).length,
  );
  const others = requests.length - events - pings - lists;
  return [
    atMost('engine calls a minute while nobody watches: others than events, ping and list', {
      ...{ reached: others, goal: 0, unit: '' },
    }),
    atMost('of them lists', { reached: lists, goal: LISTS, unit: '' }),
    withoutGoal('of them pings, streams of events', `${pings}, ${events}`),
  ];
}
