import { afterEach, expect, test } from 'vitest';
import { EngineError } from '../../../server/engine/engine.ts';
import { FLUSH_MS } from '../../../server/gateway/logPace.ts';
import { FIRST_REOPEN_MS, openLogSession, REOPEN_TAIL } from '../../../server/gateway/logSession.ts';
import { LOG_LINES_MAX } from '../../../shared/logs.ts';
import { closeSessions, numbers, openSession, type Batch } from '../../support/logs/openSession.ts';
import { scriptedLog, settled } from '../../support/logs/scriptedLog.ts';
import { manualClock } from '../world/support/manualClock.ts';

afterEach(closeSessions);

test('a stream that is cut goes on where it was, when its engine answers again', async () => {
  const { log, texts, phases, pass } = await openSession(1_000);
  log.write(5);
  await pass(FLUSH_MS);
  log.refuse(new EngineError('unreachable', 'The engine is not running.'));
  await log.end('cut');
  log.write(5);
  await pass(FIRST_REOPEN_MS);
  expect(phases().at(-1)).toBe('away');
  log.refuse(null);
  await pass(2 * FIRST_REOPEN_MS);
  await pass(FLUSH_MS);
  expect([texts(), phases().at(-1)]).toEqual([numbers(0, 10), 'following']);
  expect(log.opened.map(({ tail }) => tail)).toEqual([100, REOPEN_TAIL, REOPEN_TAIL]);
});

test('a container that ends is said to have ended, after its last line; started again it is followed again', async () => {
  const { log, texts, batches, startAgain, pass } = await openSession(1_000);
  log.write(3);
  await log.end('done');
  await pass(FLUSH_MS);
  expect(batches.at(-1)).toMatchObject({ state: { phase: 'ended' } });
  log.write(2);
  await pass(FIRST_REOPEN_MS);
  expect(log.isOpen()).toBe(false);
  startAgain();
  await settled();
  await pass(FLUSH_MS);
  expect([texts(), batches.at(-1)?.state.phase]).toEqual([numbers(0, 5), 'following']);
});

test.each([
  ['unsupported', 'configured logging driver does not support reading', 'engine'],
  ['notFound', 'No such container: x', 'unknown'],
  ['conflict', 'can not get logs from container which is dead or marked for removal', 'conflict'],
  ['forbidden', 'The proxy in front of the engine does not allow this.', 'forbidden'],
] as const)(
  'what the engine refuses as %s is told in its own words, and not asked again',
  async (is, message, code) => {
    const clock = manualClock();
    const log = scriptedLog();
    log.refuse(new EngineError(is, message));
    const batches: Batch[] = [];
    const session = openLogSession({
      ...{ reader: log.reader, engineId: 'x', tail: 1, after: null, clock },
      whenRunning: () => Promise.resolve(),
      send: (batch) => batches.push(batch),
    });
    await session.ended;
    await clock.advance(60_000);
    expect(batches).toEqual([
      {
        skipped: null,
        lines: [],
        position: { stdout: null, stderr: null },
        state: { phase: 'refused', code, message },
      },
    ]);
    expect(log.opened.length).toBe(1);
  },
);

test('an opening that continues leaves out what was read before', async () => {
  const first = await openSession(1_000);
  first.log.write(4);
  await first.pass(FLUSH_MS);
  const position = first.batches.at(-1)?.position ?? null;
  first.session.close();
  const again = await openSession(1_000, LOG_LINES_MAX, position);
  again.log.write(6);
  await again.pass(FLUSH_MS);
  expect(again.texts()).toEqual(numbers(4, 6));
});

test('a session that is closed closes its stream, and sends nothing more', async () => {
  const { log, batches, session: own, pass } = await openSession(10);
  own.close();
  await own.ended;
  log.write(5);
  await pass(60_000);
  expect([log.isOpen(), log.opened.length, batches]).toEqual([false, 1, []]);
});
