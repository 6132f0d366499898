import { expect, test } from 'vitest';
import { memoryFiles } from '../../../server/audit/files.ts';
import { verify } from '../../../server/audit/verify.ts';
import { audited, linesIn } from './entries.ts';

const DEEDS = 10;

/** 20 lines in one file. */
async function written() {
  const { files, deed } = audited();
  for (let i = 0; i < DEEDS; i += 1) await deed();
  return linesIn(files);
}

async function verdictOn(lines: readonly string[], end = '\n') {
  const files = memoryFiles();
  await files.append('000001.jsonl', lines.join('\n') + end, { at: 0, sync: false });
  return verify(files);
}

test('what was written is intact, and its end has a name', async () => {
  const lines = await written();
  const [, hash] = /"hash":"(\w+)"}$/.exec(lines.at(-1) ?? '') ?? [];
  expect(await verdictOn(lines)).toEqual({ ok: true, first: 1, entries: 20, head: { seq: 20, hash } });
});

test('every single byte counts, in every line', async () => {
  const lines = await written();
  let tried = 0;
  for (const [index, line] of lines.entries()) {
    for (let at = index % 7; at < line.length; at += 7) {
      const other = line[at] === 'x' ? 'y' : 'x';
      const changed = lines.with(index, line.slice(0, at) + other + line.slice(at + 1));
      expect(await verdictOn(changed)).toMatchObject({ ok: false, line: index + 1, entries: index });
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(500);
});

test('a line that is gone, one that was put in, and two that were swapped break the chain where it happened', async () => {
  const lines = await written();
  const [fifth = '', sixth = ''] = lines.slice(4, 6);
  const why = 'it does not follow the line before: something was taken out, put in or moved';
  const broken = { ok: false, file: '000001.jsonl', line: 5, entries: 4, why };
  expect(await verdictOn(lines.toSpliced(4, 1))).toEqual(broken);
  expect(await verdictOn(lines.toSpliced(4, 2, sixth, fifth))).toEqual(broken);
  expect(await verdictOn(lines.toSpliced(4, 0, lines[0] ?? ''))).toEqual(broken);
  expect(await verdictOn(lines.slice(1))).toEqual({ ...broken, line: 1, entries: 0 });
});

test('a torn last line is no entry', async () => {
  const lines = await written();
  expect(await verdictOn([...lines, '{"seq":21,"ti'], '')).toMatchObject({
    ...{ ok: false, line: 21, entries: 20, why: 'it is torn: it has no end' },
  });
});

test('the chain goes on across files; without the first ones it begins later, and without one between it breaks', async () => {
  const { files, deed } = audited({ rotateBytes: 1_000 });
  for (let i = 0; i < DEEDS; i += 1) await deed();
  const names = (await files.list()).toSorted();
  expect(names.length).toBeGreaterThan(4);
  expect(await verify(files)).toMatchObject({ ok: true, first: 1, entries: 20 });
  const without = async (...gone: readonly number[]) => {
    const left = memoryFiles();
    for (const [index, name] of names.entries()) {
      if (gone.includes(index)) continue;
      await left.append(name, (await files.read(name)).toString(), { at: 0, sync: false });
    }
    return verify(left);
  };
  expect(await without(0, 1)).toMatchObject({ ok: true, first: await firstOf(names[2] ?? '') });
  expect(await without(2)).toMatchObject({ ok: false, file: names[3], line: 1 });

  async function firstOf(name: string): Promise<number> {
    return Number(/"seq":(\d+)/.exec((await linesIn(files, name))[0] ?? '')?.[1]);
  }
});
