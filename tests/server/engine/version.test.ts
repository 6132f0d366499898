import { expect, test } from 'vitest';
import { chooseVersion } from '../../../server/engine/version.ts';

const endpoint = {
  kind: 'unix',
  address: 'unix:///run/e.sock',
  origin: 'DOCKER_HOST',
  apiVersion: undefined,
  path: '/run/e.sock',
  socketExists: true,
} as const;

test.each([
  ['1.41', '1.41'],
  ['1.44', '1.44'],
  ['1.52', '1.52'],
  ['1.60', '1.52'],
  ['2.0', '1.52'],
  [undefined, ''],
  ['<html>', ''],
])('an engine that offers %s is spoken to in %s', (offered, version) => {
  expect(chooseVersion(offered, endpoint)).toBe(version);
});

test('an engine older than Docker 20.10 is refused in a sentence', () => {
  expect(() => chooseVersion('1.9', endpoint)).toThrow(/unix:\/\/\/run\/e\.sock speaks API 1\.9.*1\.41/);
});
