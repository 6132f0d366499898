import { expect, test } from 'vitest';
import { SIGN_INS_MOST, SIGN_INS_PER_MS } from '../../../server/audit/audit.ts';
import { verify } from '../../../server/audit/verify.ts';
import { anAsker } from '../../support/rights.ts';
import { aDeed, audited, linesIn } from './entries.ts';

const attempt = { by: 'token', address: '203.0.113.9', says: 'it is mistyped' } as const;

test(`of sign-ins that fail ${SIGN_INS_MOST} are written at once, and how many more there were with the next`, async () => {
  const { audit, clock, files } = audited();
  for (let i = 0; i < SIGN_INS_MOST; i += 1) audit.signInFailed(attempt);
  await clock.advance(0);
  expect(await linesIn(files)).toHaveLength(SIGN_INS_MOST);
  for (let i = 0; i < 1_000; i += 1) audit.signInFailed(attempt);
  await clock.advance(SIGN_INS_PER_MS / SIGN_INS_MOST - 1);
  audit.signInFailed(attempt);
  expect(await linesIn(files)).toHaveLength(SIGN_INS_MOST);
  await clock.advance(1);
  audit.signInFailed(attempt);
  await clock.advance(0);
  const said = (await linesIn(files))
    .slice(SIGN_INS_MOST)
    .map((line) => JSON.parse(line) as { says: string });
  expect(said.map(({ says }) => says)).toEqual([
    '1001 more sign-ins failed, too many to be written one by one',
    'it is mistyped',
  ]);
  expect(await verify(files)).toMatchObject({ ok: true, entries: SIGN_INS_MOST + 2 });
});

test('a flood of them leaves room for the denials of those who are in', async () => {
  const { audit, clock, files } = audited();
  for (let i = 0; i < 2 * SIGN_INS_MOST; i += 1) audit.signInFailed(attempt);
  audit.denied(anAsker('viewer'), aDeed(), { code: 'forbidden', message: 'the role viewer may look' });
  await clock.advance(0);
  const [last = ''] = (await linesIn(files)).slice(-1);
  expect(JSON.parse(last)).toMatchObject({ kind: 'denial', says: 'the role viewer may look' });
});
