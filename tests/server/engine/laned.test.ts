import { expect, test } from 'vitest';
import { createEngine } from '../../../server/engine/connect.ts';
import { startHttpEngine } from '../../support/fakeHttpEngine.ts';

const ID = 'e'.repeat(64);
const never = new AbortController().signal;
const STATS = 30;
const INSPECTED = JSON.stringify({
  ...{ Id: ID, State: { Running: false, ExitCode: 0, StartedAt: '' }, Config: {}, HostConfig: {} },
});

test('hung stats hold eight places of their own lane: pings, lists and actions wait for none, and a blocked stop takes none', async () => {
  const http = await startHttpEngine(({ url = '' }, response) => {
    if (url.includes('/stats') || url.includes('/stop')) return;
    if (url.includes(`${ID}/json`)) response.end(INSPECTED);
    else response.end('[]');
  });
  const { reader, writer, calls } = createEngine(http.endpoint);
  const ending = new AbortController();
  await reader.ping(never);
  const stopping = writer.act(ID, 'stop');
  const hung = Array.from({ length: STATS }, () => reader.stats(ID, () => undefined, ending.signal));
  const all = Promise.allSettled(hung);
  const countOf = (kind: string) => calls().find((call) => call.kind === kind)?.count ?? 0;
  await expect.poll(() => countOf('stats'), { timeout: 3_000 }).toBe(8);
  expect(await reader.list(never)).toEqual([]);
  expect(await reader.listSome([ID], never)).toEqual([]);
  await writer.act(ID, 'start');
  await reader.ping(never);
  await expect(reader.inspect(ID, AbortSignal.timeout(100))).rejects.toMatchObject({ code: 'timeout' });
  expect((await reader.inspect(ID, never, 'actions')).engineId).toBe(ID);
  ending.abort();
  await all;
  expect((await reader.inspect(ID, never)).engineId).toBe(ID);
  expect(
    calls()
      .map(({ lane, kind, count }) => `${lane} ${kind} ${count}`)
      .toSorted(),
  ).toEqual([
    'actions act 2',
    'actions inspect 2',
    'samples inspect 1',
    'samples stats 8',
    'watch list 1',
    'watch listSome 1',
    'watch ping 3',
  ]);
  await http.close();
  await expect(stopping).rejects.toMatchObject({ code: 'unreachable' });
});
