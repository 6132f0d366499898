import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startPrivateEngine } from './privateEngine.ts';

const hasOtherEngine = (process.env['CRATECRAFT_TEST_ENGINE'] ?? '') !== '';

const readOrNothing = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const tracesOf = (folder: string) => ({
  mounts: readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .filter((line) => line.includes(folder)),
  processes: readdirSync('/proc')
    .map((pid) => readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
    .filter((command) => command.includes(`${folder}/`)),
  files: readdirSync('/tmp').filter((name) => folder === `/tmp/${name}`),
});

test.skipIf(hasOtherEngine)('a private engine leaves no process, no mount and no file behind', async () => {
  const engine = await startPrivateEngine();
  const folder = engine.address.replace('unix://', '').replace('/docker.sock', '');
  await engine.run('running', 'sleep', '600');
  await engine.run('frozen', 'sleep', '600');
  await engine.docker('pause', 'frozen');
  const during = tracesOf(folder);
  expect(during.mounts.length).toBeGreaterThan(0);
  expect(during.processes.length).toBeGreaterThan(2);

  await engine.stop();
  expect(tracesOf(folder)).toEqual({ mounts: [], processes: [], files: [] });
});

test.skipIf(hasOtherEngine)(
  'containers outlive an engine that is killed, and it can be stopped while it is down',
  async () => {
    const engine = await startPrivateEngine();
    await engine.run('survivor', 'sleep', '600');
    await engine.kill();
    await expect(engine.docker('ps')).rejects.toThrow(/Cannot connect/);
    await engine.restart();
    expect(await engine.docker('ps', '--format', '{{.Names}} {{.State}}')).toBe('survivor running');

    await engine.kill();
    const folder = engine.address.replace('unix://', '').replace('/docker.sock', '');
    await engine.stop();
    expect(tracesOf(folder)).toEqual({ mounts: [], processes: [], files: [] });
  },
);
