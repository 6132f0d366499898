import { expect, test } from 'vitest';
import { cookieIn, setCookie } from '../../../server/access/cookies.ts';

test.each([
  ['town=a', 'a'],
  ['x=1; town=a; y=2', 'a'],
  ['x=1;town=a=b', 'a=b'],
  ['town=', ''],
  ['town=first; town=second', 'first'],
  ['mytown=a', undefined],
  ['town', undefined],
  ['=town', undefined],
  ['', undefined],
  [undefined, undefined],
])('in %o the town’s cookie is %o', (header, expected) => {
  expect(cookieIn(header, 'town')).toBe(expected);
});

test('no script reads it and no other site sends it, over TLS nothing else does', () => {
  const place = { name: 'town', path: '/a/', isSecure: false };
  expect(setCookie(place, 'v', 60)).toBe('town=v; Path=/a/; Max-Age=60; HttpOnly; SameSite=Strict');
  expect(setCookie({ ...place, isSecure: true }, '', 0)).toBe(
    'town=; Path=/a/; Max-Age=0; HttpOnly; SameSite=Strict; Secure',
  );
});
