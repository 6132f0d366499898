import { existsSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import Docker from 'dockerode';
import { afterEach, describe, expect, test } from 'vitest';
import { startSimulator } from '../../../server/simulator/simulator.ts';
import type { Simulator, SimulatorOptions } from '../../../server/simulator/simulator.ts';
import { manualClock } from '../world/support/manualClock.ts';

const open: Simulator[] = [];

async function engine(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({ alive: false, ...options });
  open.push(simulator);
  const socketPath = simulator.address.replace('unix://', '');
  return { simulator, socketPath, docker: new Docker({ socketPath }) };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const ask = (socketPath: string, path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, method }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.on('error', reject);
    asked.end();
  });

/** Lines of JSON as they arrive. */
function listen(socketPath: string, path: string) {
  const lines: { Action?: string; id?: string; cpu_stats?: { cpu_usage: { total_usage: number } } }[] = [];
  let ended = false;
  const asked = request({ socketPath, path }, (response) => {
    let rest = '';
    response.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) lines.push(JSON.parse(part));
    });
    response.on('close', () => (ended = true));
    response.on('error', () => undefined);
  });
  asked.on('error', () => undefined);
  asked.end();
  return { lines, ended: () => ended, stop: () => asked.destroy() };
}

describe('what every answer looks like', () => {
  test('a ping carries the engine’s headers, and HEAD answers without a body', async () => {
    const { socketPath } = await engine();
    const { status, headers, text } = await ask(socketPath, '/_ping');
    expect({ status, text, ...headers, date: '', connection: '' }).toEqual({
      status: 200,
      text: 'OK',
      'api-version': '1.41',
      'cache-control': 'no-cache, no-store, must-revalidate',
      pragma: 'no-cache',
      'content-length': '2',
      'content-type': 'text/plain; charset=utf-8',
      'docker-experimental': 'false',
      ostype: 'linux',
      server: 'Docker/20.10.24 (linux)',
      date: '',
      connection: '',
    });
    const head = await ask(socketPath, '/v1.41/_ping', 'HEAD');
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '0', '']);
  });

  test.each([
    ['GET', '/nowhere', 404, 'page not found'],
    ['POST', '/containers/json', 404, 'page not found'],
    ['GET', '//', 404, 'page not found'],
    ['GET', '/v1.41/containers/nobody/json', 404, 'No such container: nobody'],
    ['POST', '/containers/nobody/start', 404, 'No such container: nobody'],
    ['POST', '/containers/nobody/kill', 404, 'Cannot kill container: nobody: No such container: nobody'],
    ['POST', '/containers/nobody/kill?signal=FOO', 400, 'Invalid signal: FOO'],
    ['POST', '/containers/nobody/rename?name=', 400, 'Neither old nor new names may be empty'],
    ['GET', '/containers/toolbox/logs', 400, 'Bad parameters: you must choose at least one stream'],
    ['GET', '/containers/json?limit=x', 500, 'strconv.Atoi: parsing "x": invalid syntax'],
    ['GET', '/v1.99/info', 400, 'client version 1.99 is too new. Maximum supported API version is 1.41'],
    ['GET', '/containers/%zz/json', 500, 'URI malformed'],
  ])('%s %s is refused with %i', async (method, path, status, message) => {
    const { socketPath } = await engine();
    const answer = await ask(socketPath, path, method);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([status, { message }]);
  });

  test('what is already so is 304 without a body', async () => {
    const { socketPath } = await engine();
    const { status, text } = await ask(socketPath, '/containers/toolbox/start', 'POST');
    expect([status, text]).toEqual([304, '']);
  });
});

describe('through dockerode', () => {
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

  test('what cannot be created is refused in the engine’s words', async () => {
    const { docker } = await engine();
    const refused = (options: Docker.ContainerCreateOptions) =>
      docker.createContainer(options).then(
        () => 'created',
        (error: { statusCode: number; json: { message: string } }) => [error.statusCode, error.json.message],
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
});

describe('streams', () => {
  test('events of a restart arrive in the engine’s order, to those whose filters they pass', async () => {
    const { socketPath } = await engine();
    const ofContainers = encodeURIComponent('{"type":["container"],"container":["shop-web-1"]}');
    const stream = listen(socketPath, `/events?filters=${ofContainers}`);
    await ask(socketPath, '/_ping');
    await ask(socketPath, '/containers/toolbox/pause', 'POST');
    await ask(socketPath, '/containers/shop-web-1/restart', 'POST');
    await expect
      .poll(() => stream.lines.map(({ Action }) => Action))
      .toEqual(['kill', 'die', 'stop', 'start', 'restart']);
    stream.stop();
  });

  test('since replays the ring, and until ends the stream', async () => {
    const clock = manualClock();
    const { socketPath } = await engine({ clock });
    await ask(socketPath, '/containers/toolbox/pause', 'POST');
    await clock.advance(5000);
    await ask(socketPath, '/containers/toolbox/unpause', 'POST');
    const seconds = clock.now() / 1000;
    const past = await ask(socketPath, `/events?since=${seconds - 1}.000000000&until=${seconds}`);
    expect(past.text.split('\n').map((line) => /"Action":"(\w+)"/.exec(line)?.[1])).toEqual([
      'unpause',
      undefined,
    ]);
  });

  test('stats come once a second, with counters that grow, and end with the container', async () => {
    const clock = manualClock();
    const { socketPath } = await engine({ clock });
    const stream = listen(socketPath, '/containers/shop-api-1/stats');
    for (let i = 1; i <= 4; i++) {
      await expect.poll(() => stream.lines.length).toBe(i);
      await clock.advance(1000);
    }
    const used = stream.lines.map((line) => line.cpu_stats?.cpu_usage.total_usage ?? 0);
    expect(used).toEqual([...new Set(used)].sort((a, b) => a - b));
    await ask(socketPath, '/containers/shop-api-1?force=1', 'DELETE');
    await clock.advance(1000);
    await expect.poll(() => stream.ended()).toBe(true);
  });

  test('one sample can be asked for, with and without the one before it, and of what does not run', async () => {
    const { socketPath } = await engine();
    const sample = async (path: string) => JSON.parse((await ask(socketPath, `/containers/${path}`)).text);
    const full = await sample('shop-postgres-1/stats?stream=0');
    expect(full.cpu_stats.system_cpu_usage - full.precpu_stats.system_cpu_usage).toBe(24e9);
    expect(full.memory_stats.usage).toBeGreaterThan(full.memory_stats.stats.inactive_file);
    expect(full.networks.eth0.rx_bytes).toBeGreaterThan(0);
    const single = await sample('shop-postgres-1/stats?stream=0&one-shot=1');
    expect([single.preread, single.precpu_stats.system_cpu_usage]).toEqual([
      '0001-01-01T00:00:00Z',
      undefined,
    ]);
    const none = await sample('scratchpad/stats?stream=false');
    expect([none.read, none.memory_stats]).toEqual(['0001-01-01T00:00:00Z', {}]);
  });

  test('logs are framed, cut to their tail, and followed until the container stops', async () => {
    const clock = manualClock();
    const { socketPath } = await engine({ clock });
    const { text } = await ask(socketPath, '/containers/shop-web-1/logs?stdout=1&stderr=1&tail=2');
    expect(text.match(/[\x01\x02]\0\0\0/g)?.length).toBe(2);
    const followed = ask(socketPath, '/containers/shop-web-1/logs?stdout=1&stderr=1&tail=0&follow=1');
    await ask(socketPath, '/_ping');
    await clock.advance(10_000);
    const stopped = ask(socketPath, '/containers/shop-web-1/stop', 'POST');
    await expect
      .poll(async () => {
        await clock.advance(500);
        return (await ask(socketPath, '/containers/json?filters={"name":["shop-web-1"]}')).text;
      })
      .toBe('[]\n');
    await stopped;
    const lines = (await followed).text.match(/[\x01\x02]\0\0\0/g)?.length ?? 0;
    expect(lines).toBeGreaterThanOrEqual(10);
  });
});

describe('the socket', () => {
  test('closing ends every stream and deletes the socket', async () => {
    const { simulator, socketPath } = await engine({ alive: true });
    const events = listen(socketPath, '/events');
    const stats = listen(socketPath, '/containers/toolbox/stats');
    await expect.poll(() => stats.lines.length).toBeGreaterThan(0);
    await simulator.close();
    await expect.poll(() => [events.ended(), stats.ended()]).toEqual([true, true]);
    expect(existsSync(socketPath)).toBe(false);
    await expect(ask(socketPath, '/_ping')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('two simulators live side by side', async () => {
    const [one, two] = [await engine({ containers: 3 }), await engine({ containers: 4 })];
    const count = async ({ docker }: typeof one) => (await docker.listContainers({ all: true })).length;
    expect([await count(one), await count(two)]).toEqual([3, 4]);
  });

  test('10,000 containers are made and listed quickly', async () => {
    const began = performance.now();
    const { socketPath } = await engine({ containers: 10_000 });
    const made = performance.now() - began;
    await ask(socketPath, '/containers/json?all=1');
    const asked = performance.now();
    const { text } = await ask(socketPath, '/containers/json?all=1');
    const listed = performance.now() - asked;
    expect(JSON.parse(text).length).toBe(10_000);
    // Generous: the goals are 1 s and 300 ms on an idle machine, and this one shares its cores.
    expect(made).toBeLessThan(5000);
    expect(listed).toBeLessThan(3000);
  });
});
