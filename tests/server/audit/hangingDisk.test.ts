import { describe, expect, test } from 'vitest';
import { DISK_LIMIT_MS, RETRY_MS } from '../../../server/audit/journal.ts';
import { verify } from '../../../server/audit/verify.ts';
import { anAsker } from '../../support/rights.ts';
import { aDeed, audited, faultyFiles, linesIn } from './entries.ts';

describe('a disk that hangs', () => {
  const HANGS = 'the disk has not answered for 3 s';

  async function hanging() {
    const { files, state } = faultyFiles();
    const made = audited({ files });
    await made.deed();
    let release: () => void = () => undefined;
    state.gate = new Promise((resolve) => (release = resolve));
    return { ...made, files, release };
  }

  test(`held up a wish for ever: after ${DISK_LIMIT_MS} ms it counts as not written, and the next at once`, async () => {
    const { audit, clock, troubles, deed } = await hanging();
    let isWritten: boolean | null = null;
    void audit.intend(anAsker('admin'), aDeed('stop')).then((intended) => (isWritten = intended.isWritten));
    await clock.advance(DISK_LIMIT_MS - 1);
    expect([isWritten, troubles]).toEqual([null, []]);
    await clock.advance(1);
    expect([isWritten, troubles, audit.trouble()]).toEqual([false, [HANGS], HANGS]);
    expect(await deed()).toBe(false);
  });

  test('is asked nothing more until it has answered; then all is there once, in its order, with a note of how much waited', async () => {
    const { audit, clock, troubles, deed, files, release } = await hanging();
    const first = deed();
    await clock.advance(DISK_LIMIT_MS);
    expect([await first, await deed('start')]).toEqual([false, false]);
    await clock.advance(10 * RETRY_MS);
    expect(await linesIn(files)).toHaveLength(2);
    release();
    await clock.advance(RETRY_MS);
    expect([troubles, audit.trouble()]).toEqual([[HANGS, null], null]);
    const lines = (await linesIn(files)).map((line) => JSON.parse(line) as { kind: string; says?: string });
    // The outcomes of what was given up wait behind the one entry that the disk had in its hands.
    expect(lines.map(({ kind }) => kind)).toEqual([
      ...['intent', 'outcome', 'intent', 'note', 'outcome', 'intent', 'outcome'],
    ]);
    expect(lines[3]?.says).toBe(
      `nothing could be written from 2027-01-15T08:00:03.000Z on (${HANGS}): 4 entries waited`,
    );
    expect(await verify(files)).toMatchObject({ ok: true, entries: 7 });
    expect(await deed()).toBe(true);
  });

  test('keeps nobody from ending the server', async () => {
    const { audit, clock } = await hanging();
    void audit.intend(anAsker('admin'), aDeed('stop'));
    let hasEnded = false;
    void audit.end().then(() => (hasEnded = true));
    await clock.advance(DISK_LIMIT_MS - 1);
    expect(hasEnded).toBe(false);
    await clock.advance(1);
    expect(hasEnded).toBe(true);
  });
});
