import { describe, expect, test } from 'vitest';
import { NO_OPT_INS, rightsOf, ROLES } from '../../shared/roles.ts';
import { atMost } from '../bench/truth/rows.ts';
import { noteRows } from '../support/figures.ts';
import { hearTown, type Hearing } from '../support/hostile/hearTown.ts';
import { CANARY, startPlantedEngine, tellChecks } from '../support/hostile/plantedEngine.ts';
import { bytesOf, findSecrets, output, secretOf } from '../support/hostile/secret.ts';
import { closedAfterTest } from '../support/opened.ts';

async function hearPlanted(hearing: Pick<Hearing, 'role' | 'change'>) {
  const opened = closedAfterTest();
  const engine = await startPlantedEngine();
  opened.add(() => engine.close());
  const meanwhile = () => {
    tellChecks(engine);
    return Promise.resolve();
  };
  return hearTown({ ...hearing, engine: engine.address, meanwhile });
}

describe('a secret that is planted in environment, arguments, labels, health check and the engine’s own sentences', () => {
  test.for(ROLES)(
    'is in no byte of what the role %s gets, of the log at level trace, and of the data folder',
    async (role, context) => {
      const outputs = await hearPlanted({ role });
      const found = findSecrets(outputs);
      expect(found).toEqual([]);
      const told = outputs.filter(({ bytes }) => bytes.includes(CANARY)).map(({ name }) => name);
      expect(told).toEqual(expect.arrayContaining(['socket', '/api/snapshot', 'data folder']));
      const isRefused = outputs.some(({ bytes }) => bytes.includes('exec: "--password=…"'));
      expect(isRefused).toBe(rightsOf(role, NO_OPT_INS).may.includes('stop'));
      noteRows(
        context,
        atMost(`places of the secret in ${bytesOf(outputs)} bytes for the role ${role}`, {
          reached: found.length,
          goal: 0,
          unit: '',
        }),
      );
    },
  );
});

test('no name of containers, projects, services, images and engines is in any byte that a kiosk of aliases gets', async (context) => {
  const outputs = await hearPlanted({ role: 'kiosk', change: { kioskNames: 'alias' } });
  const heard = outputs.filter(({ name }) => name !== 'data folder' && name !== 'log');
  const told = (text: string) => heard.filter(({ bytes }) => bytes.includes(text)).map(({ name }) => name);
  expect([told(CANARY), told('cc-played')]).toEqual([[], []]);
  expect(told('harbour-1')).toEqual(expect.arrayContaining(['socket', '/api/snapshot']));
  expect(findSecrets(heard)).toEqual([]);
  noteRows(
    context,
    atMost(`places of a name in ${bytesOf(heard)} bytes for a kiosk of aliases`, {
      reached: told(CANARY).length,
      goal: 0,
      unit: '',
    }),
  );
});

test.each(['', ' ', '  '])('the search finds it behind %j, in each form', (before) => {
  const bytes = Buffer.from(`${before}${secretOf('Control')} and more`);
  const forms = [bytes.toString('utf8'), bytes.toString('base64'), bytes.toString('hex')];
  const found = [...forms.map((form) => Buffer.from(form)), Buffer.from(bytes.toString(), 'utf16le')].map(
    (each) => findSecrets([output('control', each)]).length,
  );
  expect(found).toEqual([1, 1, 1, 1]);
});
