import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { visitorAddress } from '../../../server/access/visitorAddress.ts';

function from(peer: string, forwarded: string | undefined, isProxied = true): string {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: peer });
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return visitorAddress({ socket, headers }, isProxied);
}

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '::1',
  '::ffff:127.0.0.1',
  '10.255.255.255',
  '172.16.0.0',
  '172.31.255.255',
  '192.168.1.1',
  'fd12::1',
  'fe80::1',
])('what a proxy at %s forwards is believed', (peer) => {
  expect(from(peer, '203.0.113.9')).toBe('203.0.113.9');
});

test.each([
  '126.255.255.255',
  '128.0.0.0',
  '11.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.169.0.0',
  '2001:db8::1',
])('what %s says of itself is not, for it is nowhere near', (peer) => {
  expect(from(peer, '203.0.113.9')).toBe(peer);
});

test('without a public address nobody forwards anything', () => {
  expect(from('127.0.0.1', '203.0.113.9', false)).toBe('127.0.0.1');
});

test.each([
  ['1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['1.1.1.1,192.168.1.5 ', '192.168.1.5'],
  ['2001:db8::7', '2001:db8::7'],
  ['203.0.113.9, unknown', '127.0.0.1'],
  ['203.0.113.9:5000', '127.0.0.1'],
  ['', '127.0.0.1'],
  [undefined, '127.0.0.1'],
])('of %j the last counts, where it is an address: %s', (header, address) => {
  expect(from('127.0.0.1', header)).toBe(address);
});
