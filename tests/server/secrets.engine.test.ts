import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_OPT_INS, rightsOf, ROLES } from '../../shared/roles.ts';
import { atMost } from '../bench/truth/rows.ts';
import { engineForTests, type TestEngine } from '../support/engineForTests.ts';
import { noteRows } from '../support/figures.ts';
import { hearTown } from '../support/hostile/hearTown.ts';
import { bytesOf, findSecrets, secretOf } from '../support/hostile/secret.ts';
import { TEST_IMAGE } from '../support/testEngine.ts';

const CANARY = 'canary';
const CHECK = `test root:${secretOf('Check')}`;

const CARRIES = [
  ...['--env', `DB_PASSWORD=${secretOf('Env')}`, '--env', `PLAIN=${secretOf('PlainEnv')}`],
  ...['--label', `com.example.token=${secretOf('Label')}`, '--label', `note.${secretOf('LabelName')}=x`],
  // Its events tell the whole command.
  ...['--health-cmd', CHECK, '--health-interval', '200ms', '--stop-signal', 'KILL'],
];
const ARGUMENTS = [`--password=${secretOf('Argument')}`, `-p${secretOf('Short')}`, secretOf('Word')];

/** The engine names them where it refuses to start them. */
const NO_PROGRAMS = [`--password=${secretOf('SentenceLong')}`, `-p${secretOf('SentenceShort')}`];

let engine: TestEngine;

beforeAll(async () => {
  engine = await engineForTests();
  await engine.run(`${CANARY}-runs`, ...CARRIES, '--', 'sh', '-c', 'sleep 600', ...ARGUMENTS);
  for (const [i, word] of NO_PROGRAMS.entries()) {
    const named = ['--network', 'none', '--name', `${CANARY}-${i}`];
    await engine.docker('create', ...named, ...CARRIES, TEST_IMAGE, word);
  }
});

afterAll(() => engine.removeContainers());

test.for(ROLES)(
  'a secret in environment, arguments, labels and health check of containers of a real engine is in no byte of what the role %s gets, of the log at level trace, and of the data folder',
  async (role, context) => {
    const meanwhile = () => engine.docker('restart', `${CANARY}-runs`);
    const outputs = await hearTown({ role, engine: engine.address, meanwhile });
    const found = findSecrets(outputs);
    expect(found).toEqual([]);
    const told = outputs.filter(({ bytes }) => bytes.includes(CANARY)).map(({ name }) => name);
    expect(told).toEqual(expect.arrayContaining(['socket', '/api/snapshot', 'data folder']));
    const isRefused = outputs.some(({ bytes }) => bytes.includes('exec: "--password=…"'));
    expect(isRefused).toBe(rightsOf(role, NO_OPT_INS).may.includes('start'));
    noteRows(
      context,
      atMost(
        `places of the secret in ${bytesOf(outputs)} bytes of a real engine’s town for the role ${role}`,
        {
          reached: found.length,
          goal: 0,
          unit: '',
        },
      ),
    );
  },
);
