import type Docker from 'dockerode';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { closeEngines, engine } from './engines.ts';

const refusal = z.object({ statusCode: z.number(), json: z.object({ message: z.string() }) });

afterEach(closeEngines);

test('the town is listed newest first, and only what runs without `all`', async () => {
  const { docker } = await engine();
  const all = await docker.listContainers({ all: true });
  const created = all.map(({ Created }) => Created);
  expect([all.length, created]).toEqual([30, [...created].sort((a, b) => b - a)]);
  const running = await docker.listContainers();
  expect(new Set(running.map(({ State }) => State))).toEqual(new Set(['running', 'paused', 'restarting']));
  expect((await docker.listContainers({ limit: 3 })).length).toBe(3);
  const [web] = await docker.listContainers({ filters: { name: ['^/shop-web-1$'] } });
  expect(web).toMatchObject({
    Names: ['/shop-web-1'],
    Image: 'nginx:1.27-alpine',
    State: 'running',
    Ports: [{ IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }],
    Labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' },
  });
});

test('a container is created, run, renamed, inspected and removed', async () => {
  const { docker } = await engine();
  const container = await docker.createContainer({
    name: 'errand',
    Image: 'alpine:3.20',
    Cmd: ['sh', '-c', 'echo done; exit 3'],
    HostConfig: { Memory: 64 * 2 ** 20, NanoCpus: 5e8 },
  });
  await container.start();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await container.rename({ name: 'errand-2' });
  const { Name, State, HostConfig } = await container.inspect();
  expect([Name, State.Status, State.ExitCode, HostConfig.Memory, HostConfig.NanoCpus]).toEqual([
    '/errand-2',
    'exited',
    3,
    64 * 2 ** 20,
    5e8,
  ]);
  const log = await container.logs({ stdout: true, stderr: true });
  expect(log.toString('latin1')).toBe('\x01\0\0\0\0\0\0\x05done\n');
  await container.remove();
  await expect(container.inspect()).rejects.toMatchObject({ statusCode: 404 });
});

test.each([
  ['the container', 1, undefined],
  ['who asks, also where the container may take for ever', -1, { t: 1 }],
])('a process that heeds no signal is killed after the time that is given by %s', async (...row) => {
  const [, StopTimeout, asked] = row;
  const { docker } = await engine();
  const container = await docker.createContainer({
    ...{ Image: 'alpine:3.20', Cmd: ['sleep', '600'], StopTimeout },
  });
  await container.start();
  const startedAt = performance.now();
  await container.stop(asked);
  const tookMs = performance.now() - startedAt;
  const { Config, State } = await container.inspect();
  expect({ Config, State }).toMatchObject({ Config: { StopTimeout }, State: { ExitCode: 137 } });
  expect(tookMs).toBeGreaterThan(990);
  expect(tookMs).toBeLessThan(5_000);
});

test('what cannot be created is refused in the engine’s words', async () => {
  const { docker } = await engine();
  const refused = (options: Docker.ContainerCreateOptions) =>
    docker.createContainer(options).then(
      () => 'created',
      (error: unknown) => {
        const { statusCode, json } = refusal.parse(error);
        return [statusCode, json.message];
      },
    );
  const [toolbox] = await docker.listContainers({ filters: { name: ['toolbox'] } });
  const Cmd = ['sleep', '1'];
  expect(await refused({ Image: 'nowhere', Cmd })).toEqual([404, 'No such image: nowhere:latest']);
  expect(await refused({ Image: 'alpine' })).toEqual([400, 'No command specified']);
  expect(await refused({ Image: 'alpine', Cmd, name: 'x!' })).toEqual([
    400,
    'Invalid container name (x!), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
  ]);
  expect(await refused({ Image: 'alpine', Cmd, name: 'toolbox' })).toEqual([
    409,
    `Conflict. The container name "/toolbox" is already in use by container "${toolbox?.Id ?? ''}". You have to remove (or rename) that container to be able to reuse that name.`,
  ]);
});

test('info, networks, volumes and images speak of the same town', async () => {
  const { docker } = await engine({ images: ['own:1'] });
  expect(await docker.info()).toMatchObject({ Containers: 30, ContainersPaused: 1, NCPU: 24 });
  const networks = (await docker.listNetworks()).map(({ Name }) => Name);
  expect(networks).toEqual(expect.arrayContaining(['bridge', 'host', 'none', 'shop_default']));
  const { Volumes } = await docker.listVolumes();
  expect(Volumes.map(({ Name }) => Name)).toContain('shop_orders');
  const images = (await docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);
  expect(images).toEqual(expect.arrayContaining(['own:1', 'postgres:16.4', 'debian:bookworm-slim']));
});
