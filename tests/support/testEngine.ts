import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const TEST_IMAGE = 'cratecraft/test:1';
/** Carried by everything that the tests make, so that nothing else is ever removed. */
const TEST_LABEL = 'cratecraft.test=1';
const PARALLEL_CREATES = 4;
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

/** An engine in the hands of a test, worked with through Docker's own command line. */
export interface TestEngine {
  /** `unix:///…` or `tcp://…` */
  readonly address: string;
  /** Runs `docker …` against it; the trimmed standard output. `create` and `run` get the tests' label. */
  docker(...args: string[]): Promise<string>;
  /** Starts a container without network, and answers its id. What stands before `'--'` are options of `docker run`. */
  run(name: string, ...command: string[]): Promise<string>;
  /** Containers that were never started, named `crate-0` and so on. */
  createMany(count: number): Promise<void>;
  /** Everything that the tests made; answers when it is gone. */
  removeContainers(): Promise<void>;
}

/** `docker` is the path of the client. */
export function createTestEngine(address: string, docker: string): TestEngine {
  const call = (...args: string[]) => runDocker(docker, ['--host', address, ...labelled(args)]);
  return {
    address,
    docker: call,
    run: (name, ...command) => call('run', '--detach', ...namedWithoutNetwork(name), ...withImage(command)),
    createMany: (count) => createMany(call, count),
    removeContainers: async () => {
      const ids = await call('ps', '--all', '--quiet', '--filter', `label=${TEST_LABEL}`);
      if (ids !== '') await call('rm', '--force', '--volumes', ...ids.split('\n'));
    },
  };
}

async function runDocker(docker: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execute(docker, args, {
    env: ownEnvironment(),
    maxBuffer: OUTPUT_MAX_BYTES,
  });
  return stdout.trim();
}

/** Nothing of the user's own Docker settings may reach the tests' client. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_')));

const labelled = (args: readonly string[]): readonly string[] =>
  args[0] === 'create' || args[0] === 'run' ? [args[0], '--label', TEST_LABEL, ...args.slice(1)] : args;

const namedWithoutNetwork = (name: string) => ['--network', 'none', '--name', name];

function withImage(command: readonly string[]): string[] {
  const end = command.indexOf('--');
  return [...command.slice(0, Math.max(0, end)), TEST_IMAGE, ...command.slice(end + 1)];
}

async function createMany(call: TestEngine['docker'], count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, i) => `crate-${i}`);
  const lane = async (): Promise<void> => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      await call('create', ...namedWithoutNetwork(name), TEST_IMAGE, 'sleep', '600');
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_CREATES }, lane));
}
