import { expect, test, vi } from 'vitest';
import { createLandClient, type BuiltLand } from '../../../client/workers/landClient.ts';
import { keepWorker } from '../../../client/workers/landPort.ts';
import { finish, portInThread } from '../../support/landInThread.ts';

/** Workers one after another, each of which can be told to break off; and the client who waits for an island. */
function waiting() {
  const started: (ReturnType<typeof portInThread> & { readonly breakOff: (message?: string) => void })[] = [];
  const start = () => {
    const { port, turn } = portInThread();
    const worker = Object.assign(port, { onerror: null as ((event: ErrorEvent) => void) | null });
    const breakOff = (message?: string) => worker.onerror?.({ message } as ErrorEvent);
    started.push({ port, turn, breakOff });
    return worker;
  };
  const [lost, lands] = [vi.fn(), [] as BuiltLand[]];
  const client = createLandClient((land) => lands.push(land), keepWorker(start, lost));
  client.build({ host: 0, parcels: [0, 1], seed: 5, x: 0, z: 0 });
  return { started, lost, lands };
}

test.each([
  ['could not start', 0],
  ['died', 1],
])('a worker that %s left an empty sea for ever; now a second one builds all of the island', (_, slices) => {
  const undisturbed = waiting();
  finish(() => undisturbed.started[0]?.turn() ?? false);
  const { started, lost, lands } = waiting();
  for (let i = 0; i < slices; i += 1) started[0]?.turn();
  started[0]?.breakOff();
  finish(() => started[0]?.turn() ?? false);
  expect(lands).toEqual([]);
  finish(() => started[1]?.turn() ?? false);
  expect(lands).toEqual(undisturbed.lands);
  expect(lost).not.toHaveBeenCalled();
});

test('after the second worker no other is tried, and it is told why', () => {
  const { started, lost } = waiting();
  started[0]?.breakOff();
  started[1]?.breakOff('out of memory');
  expect(started).toHaveLength(2);
  expect(lost.mock.calls).toEqual([[new Error('out of memory')]]);
});
