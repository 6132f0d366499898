import { TEST_IMAGE, type TestEngine } from './testEngine.ts';

const SHORT_ID = 12;
const COMMAND = ['sleep', '600'];

/** The only container of a Compose service, worked with in the steps in which `docker compose` does it. */
export interface ComposeService {
  readonly name: string;
  up(): Promise<void>;
  /**
   * The first step of `up --force-recreate`: the successor is made beside the old one, under a name of passage, which is
   * answered.
   */
  createSuccessor(): Promise<string>;
  /** The other steps: the old one is stopped and removed, and its successor takes its name and starts. */
  succeed(): Promise<void>;
}

export function composeService(engine: TestEngine, project: string, service: string): ComposeService {
  const name = `${project}-${service}-1`;
  const labels = labelsOf(project, service);
  let passage = '';
  return {
    name,
    async up() {
      await engine.run(name, ...labels, '--', ...COMMAND);
    },
    async createSuccessor() {
      const id = await engine.docker('inspect', '--format', '{{.Id}}', name);
      passage = `${id.slice(0, SHORT_ID)}_${name}`;
      const replaces = ['--label', `com.docker.compose.replace=${name}`];
      const options = ['--network', 'none', '--name', passage, ...labels, ...replaces];
      await engine.docker('create', ...options, TEST_IMAGE, ...COMMAND);
      return passage;
    },
    async succeed() {
      await engine.docker('stop', '--time', '0', name);
      await engine.docker('rm', name);
      await engine.docker('rename', passage, name);
      await engine.docker('start', name);
    },
  };
}

const labelsOf = (project: string, service: string): readonly string[] =>
  [
    `com.docker.compose.project=${project}`,
    `com.docker.compose.service=${service}`,
    'com.docker.compose.container-number=1',
    'com.docker.compose.oneoff=False',
  ].flatMap((label) => ['--label', label]);
