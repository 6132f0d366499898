import { secretOf } from './secret.ts';
import { startPlayedEngine, type PlayedEngine } from './playedEngine.ts';

/** Part of all names, which everybody may know but a kiosk of aliases: where it is missing, nothing was looked at. */
export const CANARY = 'canary';

const env = [`DB_PASSWORD=${secretOf('Env')}`, `PLAIN=${secretOf('PlainEnv')}`];
const labels = {
  'com.example.token': secretOf('Label'),
  [`note.${secretOf('LabelName')}`]: 'x',
  'com.docker.compose.project': `${CANARY}-shop`,
  'com.docker.compose.service': `${CANARY}-web`,
};
const image = `${CANARY}.example:5000/${CANARY}/${CANARY}-api:${CANARY}`;
const command = ['server', `--password=${secretOf('Argument')}`, `-p${secretOf('Short')}`, secretOf('Word')];
const check = ['CMD-SHELL', `curl -u root:${secretOf('Check')} http://localhost/`];

/** What Docker says where the first word of a command is no program: it names the word. */
const notStarted = (word: string) =>
  `failed to create task for container: OCI runtime create failed: unable to start container process: exec: "${word}": executable file not found in $PATH: unknown`;

const SENTENCES = [
  notStarted(`--password=${secretOf('SentenceLong')}`),
  notStarted(`-p${secretOf('SentenceShort')}`),
  notStarted(`server --api-key ${secretOf('SentenceApart')} --verbose`),
  `invalid variable DB_PASSWORD=${secretOf('SentenceEnv')}`,
  `Get "https://root:${secretOf('SentenceUrl')}@registry.example/v2/": dial tcp: no route to host`,
];

/**
 * Containers that carry a secret in every place in which people put them: one that does as it is told, one whose inspect cannot
 * be read, and one for each of the sentences with which an engine refuses.
 */
export async function startPlantedEngine(): Promise<PlayedEngine> {
  const names = ['fine', 'unreadable', ...SENTENCES.keys()].map((name) => `${CANARY}-${String(name)}`);
  const engine = await startPlayedEngine({
    parts: names.map((name) => ({ name, env, labels, command, image, stopTimeout: 1 })),
    inspected: ({ name }) =>
      name.endsWith('unreadable') ? { Config: secretOf('Unreadable'), State: env } : inspected,
    refusal: (id) => SENTENCES[Number(engine.machine.containers.get(id)?.name.split('-')[1])],
  });
  return engine;
}

const inspected = {
  Config: { Env: env, Cmd: command, Labels: labels, Healthcheck: { Test: check } },
  HostConfig: { RestartPolicy: { Name: 'always' } },
};

/** An engine tells every health check in full, three times. */
export function tellChecks({ machine }: PlayedEngine): void {
  for (const { id, name } of machine.containers.all()) {
    const action = `exec_create: /bin/sh -c ${check[1] ?? ''}`;
    machine.events.publish({ type: 'container', action, id, attributes: { name, ...labels } });
    machine.events.publish({ type: 'container', action: 'update', id, attributes: { name, ...labels } });
  }
}
