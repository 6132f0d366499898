import { version } from '../../package.json';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

const home = mkdtempSync(join(tmpdir(), 'cratecraft-config-'));
afterAll(() => rmSync(home, { recursive: true }));

const read = (args: readonly string[], env: Record<string, string> = {}) => readConfig({ args, env, home });

function configured(args: readonly string[], env: Record<string, string> = {}) {
  const result = read(args, env);
  if (!result.ok) throw new Error(result.output);
  return result.config;
}

const DEFAULTS = {
  engine: [],
  host: '127.0.0.1',
  port: 7070,
  basePath: '/',
  readOnly: false,
  kiosk: false,
  kioskNames: 'own',
  requireLogin: false,
  publicUrl: [],
  viewerLogs: false,
  operatorRemoves: false,
  protect: [],
  logLevel: 'warn',
  dataDir: join(home, '.local/state/cratecraft'),
};

describe('options', () => {
  test('have defaults', () => {
    expect(configured([])).toEqual(DEFAULTS);
    expect(configured([], { XDG_STATE_HOME: '/state' }).dataDir).toBe('/state/cratecraft');
  });

  test('a flag goes before the environment, and that before the file', () => {
    const dataDir = mkdtempSync(join(home, 'data-'));
    writeFileSync(join(dataDir, 'config.json'), '{ "port": 1, "host": "localhost", "readOnly": true }');
    const env = { CRATECRAFT_PORT: '2', CRATECRAFT_LOG_LEVEL: 'info', CRATECRAFT_DATA_DIR: dataDir };
    expect(configured(['--port', '3'], env)).toEqual({
      ...DEFAULTS,
      ...{ dataDir, port: 3, host: 'localhost', readOnly: true, logLevel: 'info' },
    });
    expect(configured([], env).port).toBe(2);
    expect(configured(['--data-dir', dataDir]).port).toBe(1);
  });

  test('--engine can be given several times', () => {
    const args = ['--engine', 'simulator:100', '--engine', 'unix:///run/docker.sock'];
    expect(configured(args).engine).toEqual(['simulator:100', 'unix:///run/docker.sock']);
    expect(configured([], { CRATECRAFT_ENGINE: 'simulator,context:lab' }).engine).toEqual([
      'simulator',
      'context:lab',
    ]);
  });

  test('BASE_PATH is read in any spelling', () => {
    expect(configured([], { BASE_PATH: 'town' }).basePath).toBe('/town/');
    expect(configured(['--base-path', '/a/b/']).basePath).toBe('/a/b/');
    expect(configured(['--base-path', '/']).basePath).toBe('/');
  });

  test('--public-url is kept as the origin that a browser names', () => {
    const args = ['--public-url', 'https://Town.example.org:443/', '--public-url', 'http://booth.local:8080'];
    expect(configured(args).publicUrl).toEqual(['https://town.example.org', 'http://booth.local:8080']);
    const env = { CRATECRAFT_PUBLIC_URL: 'https://a.example,https://b.example' };
    expect(configured([], env).publicUrl).toEqual(['https://a.example', 'https://b.example']);
  });

  test('what belongs to others in the environment is left alone', () => {
    expect(configured([], { CRATECRAFT_TEST_ENGINE: 'unix:///x', CRATECRAFT_PORT: '', PORT: '1' })).toEqual(
      DEFAULTS,
    );
  });
});

describe('a wrong value is one sentence and exit code 2', () => {
  test.each<[readonly string[], Record<string, string>, RegExp]>([
    [['--port', 'abc'], {}, /^--port is "abc": allowed is a number from 0 to 65535/],
    [['--port', '70000'], {}, /^--port is "70000": allowed/],
    [['--port', '1e3'], {}, /^--port is "1e3": allowed/],
    [[], { CRATECRAFT_PORT: '-1' }, /^CRATECRAFT_PORT is "-1": allowed/],
    [['--engine', 'docker'], {}, /^--engine is "docker": allowed is unix:\/\/\/path/],
    [['--log-level', 'loud'], {}, /^--log-level is "loud": allowed is silent/],
    [['--base-path', '/../x'], {}, /^--base-path is/],
    [['--host', '0.0.0.0'], {}, /^--host 0\.0\.0\.0 would open the engine to the network/],
    [[], { CRATECRAFT_HOST: '192.168.0.4' }, /would open the engine/],
    [[], { CRATECRAFT_READ_ONLY: 'maybe' }, /^CRATECRAFT_READ_ONLY is "maybe": allowed is true or false/],
    [['--public-url', 'town.example.org'], {}, /^--public-url is "town.example.org": allowed is an origin/],
    [['--public-url', 'https://a.example/town'], {}, /^--public-url is/],
    [[], { CRATECRAFT_PUBLIC_URL: 'ftp://a.example' }, /^CRATECRAFT_PUBLIC_URL is/],
    [['--prot', '1'], {}, /unknown option '--prot'/],
    [['extra'], {}, /too many arguments/],
    [['--port'], {}, /argument missing/],
    [['--config', '/nowhere.json'], {}, /^--config \/nowhere\.json cannot be read/],
  ])('%j %j', (args, env, sentence) => {
    const result = read(args, env);
    expect(result).toMatchObject({ ok: false, exitCode: 2 });
    expect(result.ok ? '' : result.output).toMatch(sentence);
  });

  test.each([
    ['{ "prot": 1 }', /^prot in the configuration file is no option/],
    ['{ "port": "x" }', /^"port" in the configuration file is "x": allowed/],
    ['[]', /must hold a JSON object/],
    ['{', /is not JSON/],
  ])('in a file: %s', (text, sentence) => {
    const path = join(home, 'wrong.json');
    writeFileSync(path, text);
    const result = read(['--config', path]);
    expect(result).toMatchObject({ ok: false, exitCode: 2 });
    expect(result.ok ? '' : result.output).toMatch(sentence);
  });
});

describe('another address than loopback', () => {
  const open = (sources: Partial<Parameters<typeof readConfig>[0]> = {}) =>
    readConfig({ args: ['--host', '0.0.0.0'], env: {}, home, ...sources });

  test('needs somebody who can sign in, and the data folder is asked for that', () => {
    const asked: string[] = [];
    const hasToken = (dataDir: string) => asked.push(dataDir) > 0;
    expect(open({ hasToken })).toMatchObject({ ok: true, config: { host: '0.0.0.0' } });
    expect(asked).toEqual([DEFAULTS.dataDir]);
  });

  test('is refused with the command that helps, in the way the program was started', () => {
    const sentence =
      '--host 0.0.0.0 would open the engine to the network, and nobody could sign in yet: make a token with ';
    expect(open({ command: 'npm start --' })).toEqual({
      ...{ ok: false, exitCode: 2 },
      output: `${sentence}"npm start -- token create --role viewer --name booth"`,
    });
    expect(open({ args: ['--host', '0.0.0.0', '--data-dir', '/d'] })).toMatchObject({
      output: `${sentence}"cratecraft token create --role viewer --name booth --data-dir /d"`,
    });
  });
});

test('--version is that of the package, and no mistake', () => {
  expect(read(['--version'])).toEqual({ ok: false, output: version, exitCode: 0 });
});

test('--help names every option, and is no mistake', () => {
  const result = read(['--help']);
  expect(result).toMatchObject({ ok: false, exitCode: 0 });
  for (const flag of ['engine', 'host', 'port', 'base-path', 'data-dir', 'read-only', 'kiosk', 'log-level']) {
    expect(result.ok ? '' : result.output).toContain(`--${flag}`);
  }
});
