import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogLine, LogStream } from '../../../server/engine/log.ts';
import { START, trackPosition } from '../../../server/engine/logPosition.ts';
import type { LogPosition } from '../../../shared/logs.ts';
import { connectTo, type Client } from '../../conformance/client.ts';
import { engineForTests, type TestEngine } from '../../support/engineForTests.ts';

const CUTS = 4;

let engine: TestEngine;
let client: Client;

beforeAll(async () => {
  engine = await engineForTests();
  client = await connectTo(engine.address);
});
afterAll(() => engine.removeContainers());

interface Read {
  readonly lines: LogLine[];
  readonly stream: LogStream;
  readonly stop: () => void;
}

async function read(engineId: string, after: LogPosition, tail: number | 'all' = 'all'): Promise<Read> {
  const lines: LogLine[] = [];
  const controller = new AbortController();
  const onLines = (more: readonly LogLine[]) => void lines.push(...more);
  const stream = await client.reader.logs({ engineId, tail, after, onLines, signal: controller.signal });
  return { lines, stream, stop: () => controller.abort() };
}

test('cut again and again while a container writes, its log is read without a lost or doubled line', async () => {
  const script = 'i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo "größe $i"; sleep 0.01; done';
  const id = await engine.run('slow-writer', 'sh', '-c', script);
  const tracker = trackPosition(START);
  const all: LogLine[] = [];
  const take = (lines: readonly LogLine[]) => {
    lines.forEach((line) => tracker.take(line));
    all.push(...lines);
  };
  for (let cut = 1; cut <= CUTS; cut += 1) {
    const { lines, stream, stop } = await read(id, tracker.current());
    await expect
      .poll(() => all.length + lines.length, { timeout: 20_000, interval: 5 })
      .toBeGreaterThan(30 * cut);
    stop();
    expect((await stream.ended).kind).toBe('cut');
    take(lines);
  }
  const { lines, stream } = await read(id, tracker.current());
  expect((await stream.ended).kind).toBe('done');
  take(lines);
  expect(all.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, i) => `größe ${i + 1}`));
});

test('a container that prints as fast as it can is read in whole lines, and stands still while it is paused', async () => {
  const id = await engine.run('yes', 'yes', 'größe');
  const { lines, stream, stop } = await read(id, START, 10);
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(5_000);
  stream.pause();
  const paused = lines.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(lines.length).toBe(paused);
  stream.resume();
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(paused);
  stop();
  await stream.ended;
  expect(new Set(lines.map(({ text }) => text))).toEqual(new Set(['größe']));
  await engine.docker('kill', 'yes');
});

test('a line of 100,000 bytes, which the engine sends in seven frames, is one line', async () => {
  const script = 'head -c 100000 /dev/zero | tr "\\0" x; echo; echo next';
  const id = await engine.run('long-line', 'sh', '-c', script);
  const { lines, stream } = await read(id, START);
  await stream.ended;
  const hash = createHash('sha256').update(lines[0]?.text ?? '');
  const expected = createHash('sha256').update(`${'x'.repeat(16_384)}…`);
  expect([lines.length, hash.digest('hex'), lines[1]?.text]).toEqual([2, expected.digest('hex'), 'next']);
});
