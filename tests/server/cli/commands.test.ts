import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isCommand, runCommand } from '../../../server/cli/commands.ts';
import { hashOf } from '../../../server/access/secrets.ts';
import { accessPath, openAccessStore } from '../../../server/store/accessStore.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4);
const SECRET = /[\w-]{43}$/;

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'cratecraft-cli-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const run = (args: string, env: Record<string, string> = {}) =>
  runCommand({ args: [...args.split(' '), '--data-dir', dataDir], env, home: dataDir, now: () => NOW });
const said = (args: string, env = {}) => run(args, env).output;

test('these words begin a command, everything else the server', () => {
  const firsts = [['token'], ['join', 'create'], [], ['--port', '1'], ['tokens'], ['']];
  expect(firsts.map(isCommand)).toEqual([true, true, false, false, false, false]);
});

describe('token create', () => {
  test('shows the token once and keeps its hash only', () => {
    const { output, exitCode } = run('token create --role operator --name anna --expires 12h');
    const [secret = ''] = SECRET.exec(output) ?? [];
    expect(exitCode).toBe(0);
    expect(output).toBe(
      `anna may sign in as operator until 2026-01-02 15:04 UTC with this token, which is shown only now:\n${secret}`,
    );
    const store = openAccessStore(accessPath(dataDir));
    expect(store.tokenHashes(NOW)).toEqual([
      {
        hash: hashOf(secret),
        token: {
          ...{
            name: 'anna',
            kind: 'token',
            role: 'operator',
            createdAt: NOW,
            expiresAt: NOW + 12 * 3_600_000,
          },
          isUsed: false,
        },
      },
    ]);
    store.close();
    expect(readFileSync(accessPath(dataDir)).includes(secret)).toBe(false);
  });

  test('lasts thirty days unless told otherwise', () => {
    expect(said('token create --role viewer --name booth')).toContain('until 2026-02-01 03:04 UTC');
  });

  test.each([
    ['token create --role boss --name a', '--role is "boss": allowed is kiosk, viewer, operator, admin'],
    ['token create --role viewer --name local', /^--name is "local": allowed are up to 32 letters/],
    ['token create --role viewer --name a;b', /^--name is "a;b": allowed/],
    [`token create --role viewer --name ${'a'.repeat(33)}`, /^--name is "a{33}": allowed/],
    [
      'token create --role viewer --name a --expires 0m',
      /^--expires is "0m": allowed is a number with m, h or d/,
    ],
    ['token create --role viewer --name a --expires 366d', /^--expires is "366d"/],
    ['token create --role viewer --name a --expires soon', /^--expires is "soon"/],
    ['token create --name a', /^required option '--role <role>' not specified/],
    ['token create --role viewer --name a extra', /^too many arguments/],
    ['token revoke nobody', 'there is no token named "nobody": "token list" shows all'],
    ['token burn', /^unknown command 'burn'/],
    ['join create --role viewer', /^nobody knows yet where the server is reached: start it once/],
  ])('%s is one sentence and exit code 2', (args, sentence) => {
    const { output, exitCode } = run(args);
    expect(exitCode).toBe(2);
    expect(output).toMatch(sentence);
    expect(output.split('\n')).toHaveLength(1);
  });

  test('a name is given once, until it is revoked', () => {
    said('token create --role viewer --name a');
    expect(run('token create --role admin --name a')).toEqual({
      ...{ exitCode: 2, output: 'there is a token named "a" already: revoke it, or choose another name' },
    });
    said('token revoke a');
    expect(run('token create --role admin --name a').exitCode).toBe(0);
  });
});

test('a link is that of the last start of the server, or of the address that is named', () => {
  const store = openAccessStore(accessPath(dataDir));
  store.setNote('url', 'http://127.0.0.1:7070/town');
  store.close();
  expect(said('join create --role viewer')).toMatch(
    /^guest-[0-9a-f]{6} comes in as viewer by this link, once, until 2026-01-02 03:14 UTC:\nhttp:\/\/127\.0\.0\.1:7070\/town\/join\/[\w-]{43}$/,
  );
  const named = said('join create --role kiosk --expires 1h --public-url https://town.example.org');
  expect(named).toMatch(/until 2026-01-02 04:04 UTC:\nhttps:\/\/town\.example\.org\/join\/[\w-]{43}$/);
  const behind = { CRATECRAFT_PUBLIC_URL: 'https://a.example', CRATECRAFT_BASE_PATH: 'town' };
  expect(said('join create --role viewer', behind)).toContain('https://a.example/town/join/');
});

test('the list shows what each lets in, and nothing by which one could come in', () => {
  expect(said('token list')).toBe('There are no tokens.');
  said('token create --role operator --name anna');
  const [secret = ''] = SECRET.exec(said('token create --role viewer --name b --expires 1m')) ?? [];
  said('join create --role viewer', { CRATECRAFT_PUBLIC_URL: 'https://a.example' });
  const lines = said('token list').split('\n');
  expect(lines[0]).toBe('anna          operator  token  until 2026-02-01 03:04 UTC');
  expect(lines[1]).toBe('b             viewer    token  until 2026-01-02 03:05 UTC');
  expect(lines[2]).toMatch(/^guest-[0-9a-f]{6} {2}viewer {4}join {3}unused until 2026-01-02 03:14 UTC$/);
  expect(lines.join()).not.toContain(secret);
});

test.each([
  [59_999, 'until'],
  [60_000, 'expired'],
])('a token that was made for a minute is listed after %d ms as "%s"', (ms, word) => {
  said('token create --role viewer --name b --expires 1m');
  const args = ['token', 'list', '--data-dir', dataDir];
  const { output } = runCommand({ args, env: {}, home: dataDir, now: () => NOW + ms });
  expect(output).toBe(`b  viewer  token  ${word} 2026-01-02 03:05 UTC`);
});

test('--help explains each command, and is no mistake', () => {
  const { output, exitCode } = runCommand({ args: ['token', '--help'], env: {}, now: () => NOW });
  expect(exitCode).toBe(0);
  for (const command of ['create', 'list', 'revoke']) expect(output).toContain(command);
});
