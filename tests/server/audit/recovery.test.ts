import { expect, test } from 'vitest';
import { createAudit } from '../../../server/audit/audit.ts';
import { closeOpenIntents, LOOK_LIMIT_MS, openIntents } from '../../../server/audit/recovery.ts';
import { verify } from '../../../server/audit/verify.ts';
import { anAsker } from '../../support/rights.ts';
import { yard } from '../actions/yard.ts';
import { aDeed, linesIn } from './entries.ts';

const saidIn = (lines: readonly string[]) =>
  lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .flatMap(({ of, result, says }) => (of === undefined ? [] : [[of, result, says]]));

/** The audit of a run that was ended with these open, read by the next run. */
async function after(deeds: readonly ReturnType<typeof aDeed>[]) {
  const town = await yard({ state: 'exited', exitCode: 0 });
  for (const deed of deeds) await town.audit.intend(anAsker('admin'), deed);
  const audit = createAudit({ files: town.files, clock: town.clock, onTrouble: () => undefined });
  const closed = closeOpenIntents(audit, town.world, town.clock);
  await town.clock.advance(LOOK_LIMIT_MS + 1_000);
  await closed;
  return { ...town, audit };
}

test('each intent without an outcome is closed as unknown, with what can be seen now', async () => {
  const { id, host } = await yard();
  const gone = id.replace(/1$/, '9');
  const { files, audit } = await after([
    aDeed('stop', { host, container: id }),
    aDeed('remove', { host, container: gone, name: 'old' }),
    aDeed('kill', { host: 'host:elsewhere', container: `container:elsewhere/${'a'.repeat(64)}` }),
    aDeed('hold', { host: '', container: '', name: '' }),
  ]);
  const before = 'the server ended before it could tell:';
  expect(saidIn(await linesIn(files)).toSorted()).toEqual([
    [1, 'unknown', `${before} shop-web-1 is exited`],
    [2, 'unknown', `${before} old is gone`],
    [3, 'unknown', `${before} its engine does not answer`],
    [4, 'unknown', `${before} see whether all actions are held`],
  ]);
  expect(await verify(files)).toMatchObject({ ok: true, entries: 8 });
  expect(openIntents(await audit.opened)).toHaveLength(4);
});

test('what has its outcome is left alone', async () => {
  const { audit, files } = await yard();
  const intended = await audit.intend(anAsker('admin'), aDeed());
  await intended.end({ result: 'done', says: '' });
  const { clock, world } = await yard();
  const next = createAudit({ files, clock, onTrouble: () => undefined });
  await closeOpenIntents(next, world, clock);
  expect(await linesIn(files)).toHaveLength(2);
});
