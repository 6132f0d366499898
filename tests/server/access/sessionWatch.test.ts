import { expect, test } from 'vitest';
import { LOOK_MS, watchSessions } from '../../../server/access/sessionWatch.ts';
import { heldClock } from '../../support/heldClock.ts';

test('the connections of a session that is no more end at the next look, and nobody else’s', () => {
  const clock = heldClock(0);
  const reasons = new Map<string, string>();
  const ended: string[] = [];
  const stop = watchSessions({
    ...{ clock, door: { whyEnded: (session) => reasons.get(session) ?? null } },
    sessions: { list: () => ['a', 'b'], end: (session, why) => void ended.push(`${session}: ${why}`) },
  });
  clock.pass(LOOK_MS);
  expect(ended).toEqual([]);
  reasons.set('b', 'revoked');
  clock.pass(LOOK_MS);
  expect(ended).toEqual(['b: revoked']);
  stop();
  clock.pass(LOOK_MS);
  expect(ended).toEqual(['b: revoked']);
});
