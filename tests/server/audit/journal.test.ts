import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../../server/audit/files.ts';
import { CHECK_MS, QUEUE_MOST, RETRY_MS } from '../../../server/audit/journal.ts';
import { verify } from '../../../server/audit/verify.ts';
import { anAsker } from '../../support/rights.ts';
import { aDeed, audited, faultyFiles, linesIn } from './entries.ts';

const FULL = 'ENOSPC: no space left on device, write';
const saidIn = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).map(({ kind, says }) => [kind, says]);

test('an intent says who wants what of which container, its outcome what came of it', async () => {
  const { files, audit } = audited();
  const intended = await audit.intend({ ...anAsker('operator'), user: 'ada' }, aDeed('stop'));
  await intended.end({ result: 'failed', says: 'No such container' });
  const lines = await linesIn(files);
  const time = '2027-01-15T08:00:00.000Z';
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      ...{ seq: 1, time, previous: '0'.repeat(64), kind: 'intent', hash: expect.any(String) as string },
      who: { user: 'ada', role: 'operator', session: '25bf8e1a2393', address: '127.0.0.1' },
      deed: aDeed('stop'),
    },
    {
      ...{ seq: 2, time, previous: expect.any(String) as string, hash: expect.any(String) as string },
      ...{ kind: 'outcome', of: 1, result: 'failed', says: 'No such container' },
    },
  ]);
});

test.each([
  ...([
    ['stop', 1],
    ['restart', 1],
    ['kill', 1],
    ['remove', 1],
    ['release', 1],
  ] as const),
  ...([
    ['start', 0],
    ['pause', 0],
    ['unpause', 0],
    ['hold', 0],
  ] as const),
])('%s waits for the disk %d times', async (verb, times) => {
  const { files, state } = faultyFiles();
  const { deed } = audited({ files });
  await deed(verb);
  expect(state.synced).toBe(times);
});

test('the history was read before what had just been held stood in it: it waits for what was asked for before', async () => {
  const { audit } = audited();
  void audit.intend(anAsker('admin'), aDeed('hold'));
  expect(await audit.history(null)).toMatchObject({ rows: [{ deed: { verb: 'hold' } }] });
});

test('a hundred at once become one chain', async () => {
  const { files, deed } = audited();
  await Promise.all(Array.from({ length: 100 }, () => deed()));
  expect(await verify(files)).toMatchObject({ ok: true, entries: 200 });
});

describe('a disk that is full', () => {
  test('lets nothing count as written, and leaves no gap when there is room again', async () => {
    const { files, state } = faultyFiles();
    const { deed, troubles, clock } = audited({ files });
    expect(await deed()).toBe(true);
    state.fault = FULL;
    state.partial = 17;
    expect(await deed()).toBe(false);
    expect(await deed('start')).toBe(false);
    await clock.advance(3 * RETRY_MS);
    expect(troubles).toEqual([FULL]);
    state.fault = null;
    await clock.advance(RETRY_MS);
    expect(troubles).toEqual([FULL, null]);
    expect(await deed()).toBe(true);
    expect(await verify(files)).toMatchObject({ ok: true, entries: 10 });
    expect(saidIn(await linesIn(files)).slice(2, 4)).toEqual([
      [
        'note',
        expect.stringMatching(/^a torn line of \d+ bytes at the end of 000001\.jsonl was set aside as /),
      ],
      ['note', expect.stringMatching(/^nothing could be written from .* on \(ENOSPC.*\): 4 entries waited$/)],
    ]);
  });

  test(`keeps ${QUEUE_MOST} entries, and says how many more there were`, async () => {
    const { files, state } = faultyFiles();
    const { deed, clock } = audited({ files });
    await deed();
    state.fault = FULL;
    for (let i = 0; i < QUEUE_MOST / 2 + 1; i += 1) await deed('start');
    state.fault = null;
    await clock.advance(RETRY_MS);
    expect(await verify(files)).toMatchObject({ ok: true, entries: 2 + 2 + QUEUE_MOST });
    expect(saidIn(await linesIn(files))[3]).toEqual([
      'note',
      '2 entries could not be kept: too many waited at once',
    ]);
  });
});

test('a folder that is gone is noticed before anybody acts, and when it is back', async () => {
  const { files, state } = faultyFiles();
  const { deed, troubles, clock } = audited({ files });
  await deed();
  state.fault = 'ENOENT: no such file or directory';
  await clock.advance(CHECK_MS);
  expect(troubles).toEqual([state.fault]);
  state.fault = null;
  await clock.advance(RETRY_MS);
  expect(troubles).toHaveLength(2);
  expect(await verify(files)).toMatchObject({ ok: true });
});

test('a file that somebody has shortened is left as it is, and the chain goes on in the next', async () => {
  const files = memoryFiles();
  const { deed, clock } = audited({ files });
  await deed();
  await deed();
  const [first = ''] = await linesIn(files);
  await files.cut('000001.jsonl', first.length + 1);
  expect(await deed()).toBe(false);
  await clock.advance(RETRY_MS);
  expect(await deed()).toBe(true);
  expect(await linesIn(files)).toEqual([first]);
  expect(saidIn(await linesIn(files, '000002.jsonl'))[0]).toEqual([
    'note',
    '000001.jsonl has lost what was written there: the chain goes on in another file',
  ]);
  expect(await verify(files)).toMatchObject({ ok: false, file: '000002.jsonl', line: 1, entries: 1 });
});

describe('at the start', () => {
  const HALF = '{"seq":3,"time":"2027-01-15T08:00:0';

  async function again(change: (content: string) => string) {
    const { files, deed } = audited();
    await deed();
    const content = change((await files.read('000001.jsonl')).toString());
    const left = memoryFiles();
    await left.append('000001.jsonl', content, { at: 0, sync: false });
    const next = audited({ files: left });
    await next.deed();
    return { left, names: (await left.list()).toSorted(), entries: await next.audit.opened };
  }

  test('the chain goes on where it ended', async () => {
    const { left, names } = await again((content) => content);
    expect(names).toEqual(['000001.jsonl']);
    expect(await verify(left)).toMatchObject({ ok: true, entries: 4 });
  });

  test('a torn last line is set aside, and said', async () => {
    const { left, names } = await again((content) => content + HALF);
    const [file = '', aside = ''] = names;
    expect((await left.read(aside)).toString()).toBe(HALF);
    expect(await verify(left)).toMatchObject({ ok: true, entries: 5 });
    expect(saidIn(await linesIn(left, file))[2]).toEqual([
      'note',
      `a torn line of ${HALF.length} bytes at the end of 000001.jsonl was set aside as ${aside}`,
    ]);
  });

  test('a broken chain is left as it is, and goes on in a new file that says so', async () => {
    const { left, names } = await again((content) => content.replace('shop-web-1', 'shop-web-2'));
    expect(names).toEqual(['000001.jsonl', '000002.jsonl']);
    expect(saidIn(await linesIn(left, '000002.jsonl'))[0]).toEqual([
      'note',
      'line 1 of 000001.jsonl breaks the chain',
    ]);
    expect(await verify(left)).toMatchObject({ ok: false, file: '000001.jsonl', line: 1 });
  });
});
