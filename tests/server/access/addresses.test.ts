import { expect, test } from 'vitest';
import { isLoopback, isOwnHost, isOwnOrigin } from '../../../server/access/addresses.ts';

const at = (host: string, port: number) => ({ host, port });

test.each([
  ['127.0.0.1:7070', at('127.0.0.1', 7070), true],
  ['localhost:7070', at('127.0.0.1', 7070), true],
  ['LOCALHOST:7070', at('127.0.0.1', 7070), true],
  ['[::1]:7070', at('127.0.0.1', 7070), true],
  ['[::1]:7070', at('::1', 7070), true],
  ['127.0.0.2:7070', at('127.0.0.2', 7070), true],
  ['127.0.0.2:7070', at('127.0.0.1', 7070), false],
  ['127.0.0.1', at('127.0.0.1', 7070), false],
  ['localhost', at('127.0.0.1', 80), true],
  ['127.0.0.1:80', at('127.0.0.1', 80), true],
  ['127.0.0.1:7071', at('127.0.0.1', 7070), false],
  ['127.0.0.1:70700', at('127.0.0.1', 7070), false],
  ['localhost.:7070', at('127.0.0.1', 7070), false],
  ['localhost.evil.example:7070', at('127.0.0.1', 7070), false],
  ['evil.example:7070', at('127.0.0.1', 7070), false],
  ['evil.example', at('127.0.0.1', 80), false],
  ['127.0.0.1.nip.io:7070', at('127.0.0.1', 7070), false],
  ['127.1:7070', at('127.0.0.1', 7070), false],
  ['2130706433:7070', at('127.0.0.1', 7070), false],
  ['0.0.0.0:7070', at('127.0.0.1', 7070), false],
  ['user@127.0.0.1:7070', at('127.0.0.1', 7070), false],
  ['127.0.0.1:7070, evil.example', at('127.0.0.1', 7070), false],
  ['::1:7070', at('::1', 7070), false],
  ['', at('127.0.0.1', 7070), false],
  [undefined, at('127.0.0.1', 7070), false],
])('a request to the host %o of a server at %o is ours: %o', (header, listening, expected) => {
  expect(isOwnHost(header, listening)).toBe(expected);
});

test.each([
  [undefined, true],
  ['http://127.0.0.1:7070', true],
  ['http://localhost:7070', true],
  ['http://[::1]:7070', true],
  ['https://127.0.0.1:7070', false],
  ['http://127.0.0.1', false],
  ['http://127.0.0.1:7071', false],
  ['http://127.0.0.1:7070/', false],
  ['http://127.0.0.1:7070.evil.example', false],
  ['http://evil.example', false],
  ['http://evil.example:7070', false],
  ['http://localhost:7070@evil.example', false],
  ['http://LOCALHOST:7070', false],
  ['ws://127.0.0.1:7070', false],
  ['file://', false],
  ['chrome-extension://abc', false],
  ['null', false],
  ['', false],
])('a page of origin %o is ours: %o', (origin, expected) => {
  expect(isOwnOrigin(origin, at('127.0.0.1', 7070))).toBe(expected);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
])('%o stays on this machine: %o', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
