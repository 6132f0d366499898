import { expect, test } from 'vitest';
import { historyWords } from '../../../client/hud/historyWords.ts';
import type { HistoryRow } from '../../../shared/audit.ts';
import { LOCAL_USER } from '../../../shared/hello.ts';

const row = (change: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ seq: 1, time: '2026-05-04T10:20:30.000Z', result: 'done', says: '' },
  who: { user: 'ada', role: 'operator', session: 'a1b2c3d4e5f6', address: '10.0.0.7' },
  deed: {
    ...{ verb: 'stop', force: false, host: 'host:local', hostName: 'harbour' },
    ...{ container: 'container:local/1', name: 'web' },
  },
  ...change,
});
const deed = (change: object) => row({ deed: { ...row().deed, ...change } as HistoryRow['deed'] });

test('a row says who did what, and what came of it', () => {
  const { who, what, result, tone } = historyWords(row());
  expect([who, what, result, tone]).toEqual([
    'ada (operator), 10.0.0.7',
    'stop web on harbour',
    'done',
    'running',
  ]);
});

test.each([
  [deed({ verb: 'remove', force: true }), 'remove by force web on harbour'],
  [deed({ verb: 'prepareRemove' }), 'ask to remove web on harbour'],
  [deed({ name: '', hostName: '' }), 'stop container:local/1'],
  [deed({ verb: 'hold' }), 'hold all actions'],
  [row({ deed: null }), ''],
])('what was done: %#', (each, what) => {
  expect(historyWords(each).what).toBe(what);
});

test('of a sign-in that failed it says from where, since nobody knows who it was', () => {
  const stranger = { by: 'token', address: '203.0.113.9' } as const;
  const each = row({ who: null, deed: null, stranger, result: 'denied', says: 'it lets nobody in' });
  expect(historyWords(each)).toMatchObject({
    ...{ who: 'somebody, 203.0.113.9', what: 'sign in by a token', result: 'denied: it lets nobody in' },
  });
});

test('a denial says why, a note only what it notes, and nobody did it', () => {
  expect(historyWords(row({ result: 'denied', says: 'web is protected' })).result).toBe(
    'denied: web is protected',
  );
  expect(historyWords(row({ result: 'note', says: 'a torn line', who: null, deed: null }))).toMatchObject({
    ...{ who: 'the audit', what: '', result: 'a torn line', tone: 'soft' },
  });
  const local = { user: LOCAL_USER, role: 'admin', session: '', address: '::1' } as const;
  expect(historyWords(row({ who: local })).who).toBe('this machine (admin), ::1');
});
