import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resolveEndpoint } from '../../../server/engine/endpoints.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cc-home-'));
});
afterEach(() => rm(home, { recursive: true }));

async function writeContext(name: string, meta: object, tls: Record<string, string> = {}): Promise<void> {
  const key = createHash('sha256').update(name).digest('hex');
  const [metaFolder, tlsFolder] = [
    join(home, '.docker/contexts/meta', key),
    join(home, '.docker/contexts/tls', key, 'docker'),
  ];
  await mkdir(metaFolder, { recursive: true });
  await mkdir(tlsFolder, { recursive: true });
  await writeFile(join(metaFolder, 'meta.json'), JSON.stringify(meta));
  for (const [file, text] of Object.entries(tls)) await writeFile(join(tlsFolder, file), text);
}

const docker = (host: string, more: object = {}) => ({
  Endpoints: { docker: { Host: host, ...more } },
});
const useContext = async (name: string) => {
  await mkdir(join(home, '.docker'), { recursive: true });
  await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: name }));
};
const common = { origin: 'the option --engine', apiVersion: undefined };

test('a named socket is taken as it is, and it is told whether the file is there', async () => {
  const path = join(home, 'engine.sock');
  const absent = {
    ok: true,
    endpoint: { ...common, kind: 'unix', address: `unix://${path}`, path, socketExists: false },
  };
  expect(await resolveEndpoint(`unix://${path}`, { DOCKER_HOST: 'tcp://other:1' }, home)).toEqual(absent);
  await writeFile(path, '');
  expect(await resolveEndpoint(`unix://${path}`, {}, home)).toEqual({
    ok: true,
    endpoint: { ...absent.endpoint, socketExists: true },
  });
});

test('DOCKER_HOST goes before DOCKER_CONTEXT, which goes before the current context', async () => {
  await writeContext('chosen', docker('tcp://chosen:2375'));
  await writeContext('current', docker('tcp://current:2375'));
  await useContext('current');
  const all = { DOCKER_HOST: 'tcp://host:2375', DOCKER_CONTEXT: 'chosen' };
  const hostOf = async (env: Record<string, string>) => {
    const resolution = await resolveEndpoint(undefined, env, home);
    return resolution.ok ? [resolution.endpoint.address, resolution.endpoint.origin] : resolution.problem;
  };
  expect(await hostOf(all)).toEqual(['tcp://host:2375', 'DOCKER_HOST']);
  expect(await hostOf({ ...all, DOCKER_HOST: '' })).toEqual(['tcp://chosen:2375', 'the context "chosen"']);
  expect(await hostOf({})).toEqual(['tcp://current:2375', 'the context "current"']);
});

test('without any setting the default socket is taken, and a rootless one where only that is there', async () => {
  const runtime = join(home, 'run');
  await mkdir(runtime);
  const bare = await resolveEndpoint(undefined, {}, home);
  expect(bare).toMatchObject({ endpoint: { path: '/var/run/docker.sock', origin: 'the default socket' } });
  if (bare.ok && bare.endpoint.kind === 'unix' && bare.endpoint.socketExists) return;
  await writeFile(join(runtime, 'docker.sock'), '');
  expect(await resolveEndpoint(undefined, { XDG_RUNTIME_DIR: runtime }, home)).toMatchObject({
    endpoint: { path: join(runtime, 'docker.sock'), socketExists: true },
  });
});

test('a context brings its own TLS material', async () => {
  await writeContext('far', docker('tcp://far:2376'), {
    'ca.pem': 'CA',
    'cert.pem': 'CERT',
    'key.pem': 'KEY',
  });
  expect(await resolveEndpoint('context:far', {}, home)).toEqual({
    ok: true,
    endpoint: {
      kind: 'tcp',
      address: 'tcp://far:2376',
      origin: 'the context "far"',
      apiVersion: undefined,
      host: 'far',
      port: 2376,
      tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true },
    },
  });
});

test('a context that skips the check of the certificate is followed in that', async () => {
  await writeContext('lax', docker('tcp://lax:2376', { SkipTLSVerify: true }));
  expect(await resolveEndpoint('context:lax', {}, home)).toMatchObject({
    endpoint: { tls: { ca: undefined, verify: false } },
  });
});

test('any DOCKER_TLS_VERIFY but the empty one turns TLS on, with the certificates of DOCKER_CERT_PATH', async () => {
  await writeFile(join(home, 'ca.pem'), 'CA');
  const env = { DOCKER_TLS_VERIFY: '0', DOCKER_CERT_PATH: home };
  expect(await resolveEndpoint('tcp://far', env, home)).toMatchObject({
    endpoint: { port: 2376, tls: { ca: 'CA', verify: true } },
  });
  expect(await resolveEndpoint('tcp://far', { ...env, DOCKER_TLS_VERIFY: '' }, home)).toMatchObject({
    endpoint: { port: 2375, tls: undefined },
  });
});

test('DOCKER_API_VERSION is handed on, and an IPv6 host loses its brackets', async () => {
  expect(await resolveEndpoint('tcp://[::1]:99', { DOCKER_API_VERSION: '1.43' }, home)).toMatchObject({
    endpoint: { host: '::1', port: 99, apiVersion: '1.43' },
  });
});

test.each([
  ['context:nowhere', {}, /no Docker context "nowhere".*docker context ls/],
  ['ssh://root@far', {}, /ssh.*not supported/],
  ['far:2375', {}, /"far:2375".*no engine address.*unix:\/\/\/path/],
  ['tcp://:::', {}, /"tcp:\/\/:::".*no engine address/],
  ['tcp://far', { DOCKER_TLS_VERIFY: '1' }, /DOCKER_TLS_VERIFY.*ca\.pem/],
])('%s is answered with a sentence', async (address, env, sentence) => {
  const resolution = await resolveEndpoint(address, env, home);
  expect(resolution.ok ? '' : resolution.problem).toMatch(sentence);
});
