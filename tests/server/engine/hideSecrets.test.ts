import { expect, test } from 'vitest';
import { hideSecrets } from '../../../server/engine/hideSecrets.ts';

test.each([
  ['exec: "--password=a b": not found', 'exec: "--password=…": not found'],
  ['exec: "-pabc": not found', 'exec: "-p…": not found'],
  ['run server --api-key abc --verbose', 'run server --api-key … --verbose'],
  ['run server -pabc now', 'run server -p… now'],
  ['DB_PASSWORD=abc and POSTGRES_PASSWORD="a b"', 'DB_PASSWORD=… and POSTGRES_PASSWORD=…'],
  ['at https://root:abc@host/v2/', 'at https://root:…@host/v2/'],
])('%s reads %s', (sentence, hidden) => {
  expect(hideSecrets(sentence)).toBe(hidden);
});

test.each([
  'driver failed programming external connectivity on endpoint web: port is already allocated',
  'exec: "nosuch": executable file not found in $PATH: unknown',
  'the token has expired: ask again',
  'You cannot remove a running container abc. Stop the container before attempting removal or force remove',
  'Get "https://registry.example:5000/v2/": dial tcp: lookup registry.example: no such host',
])('%s stays as it is', (sentence) => {
  expect(hideSecrets(sentence)).toBe(sentence);
});

test('2,000 characters that could be the beginning of a name take no time', () => {
  const started = performance.now();
  hideSecrets('-pass'.repeat(400));
  expect(performance.now() - started).toBeLessThan(200);
});
