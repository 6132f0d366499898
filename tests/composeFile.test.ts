import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCompose, SWITCHES, variablesInCompose } from './support/composeFile.ts';

const { services, networks } = readCompose();
const { cratecraft, proxy } = services;
const granted = (variables: Readonly<Record<string, string>>) =>
  Object.keys(variables).filter((name) => variables[name] === '1');

describe('compose.yaml', () => {
  test('gives the engine to the proxy alone, and that to nobody but the town', () => {
    expect([cratecraft.volumes, proxy.volumes]).toEqual([
      ['data:/data'],
      ['/var/run/docker.sock:/var/run/docker.sock:ro'],
    ]);
    expect([cratecraft.networks, proxy.networks]).toEqual([['engine', 'outside'], ['engine']]);
    expect(networks).toEqual({ engine: { internal: true }, outside: null });
    expect(proxy.ports).toEqual([]);
    expect(cratecraft.environment['CRATECRAFT_ENGINE']).toBe('tcp://proxy:2375');
  });

  test('shows the town on loopback only', () => {
    expect(cratecraft.ports).toEqual(['127.0.0.1:7070:7070']);
  });

  test('leads links to where the port is published, and names the command by which tokens are made', () => {
    const { CRATECRAFT_PUBLIC_URL, CRATECRAFT_COMMAND } = cratecraft.environment;
    expect([CRATECRAFT_PUBLIC_URL, CRATECRAFT_COMMAND]).toEqual([
      '${PUBLIC_URL:-http://127.0.0.1:7070}',
      'docker compose run --rm cratecraft',
    ]);
  });

  test.each(Object.entries(services))('lets %s write nothing of its own and gain no right', (_, service) => {
    expect(service).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
    });
  });

  test('lets the proxy pass what is needed to look, and no more until somebody says so', () => {
    const reads = ['CONTAINERS', 'EVENTS', 'INFO', 'PING', 'VERSION'];
    expect(granted(variablesInCompose())).toEqual(reads);
    expect(granted(variablesInCompose(SWITCHES))).toEqual([...reads, ...Object.keys(SWITCHES)]);
  });
});

test('the image runs as somebody who is not root, on the folder of the volume', () => {
  const lines = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
  expect(last).toContain(
    `RUN mkdir ${cratecraft.environment['CRATECRAFT_DATA_DIR'] ?? ''} && chown node:node /data`,
  );
});
