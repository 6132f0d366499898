import { describe, expect, test } from 'vitest';
import { TRIES_EACH } from '../../../server/access/loginLimit.ts';
import { lockedTown } from '../../support/lockedTown.ts';
import { cookieOf, giveToken, post } from '../../support/signIn.ts';
import { startTestServer } from '../gateway/startTestServer.ts';

const HTML = { accept: 'text/html,*/*' };

const town = lockedTown();
const { dataDir } = town;

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, town.url()), { headers, redirect: 'manual' });

describe('without a session', () => {
  test.each(['', 'assets/main-abc123.js', 'index.html', 'nothing'])(
    'a browser that asks for "%s" is led to sign in',
    async (path) => {
      const { status, headers } = await get(path, HTML);
      expect([status, headers.get('location')]).toEqual([303, '/town/signin']);
    },
  );

  test.each(['', 'api/snapshot', 'api/session', 'metrics', 'csp-report', 'assets/main-abc123.js'])(
    'a program that asks for "%s" gets 401',
    async (path) => {
      expect((await get(path)).status).toBe(401);
    },
  );

  test('the socket is refused', async () => {
    const client = town.server().connect({ reconnection: false });
    await new Promise((resolve) => client.once('connect_error', resolve));
    expect(client.connected).toBe(false);
  });

  test('/healthz says how it is and nothing of what is there', async () => {
    await expect
      .poll(async () => (await get('healthz')).json() as Promise<unknown>)
      .toEqual({ status: 'ok', engines: [{ state: 'live' }] });
  });
});

describe('the sign-in page', () => {
  test('is a labelled form that works without a script, under a policy that runs none', async () => {
    const response = await get('signin');
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<label for="token">Access token</label>');
    expect(page).toContain('<form method="post" action="/town/signin">');
    expect(page).not.toMatch(/<script|<style|\son\w+=|\sstyle=/i);
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'none'.*form-action 'self'/);
    expect([response.headers.get('cache-control'), response.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'same-origin',
    ]);
  });

  test('says in words what was wrong, and gives nothing', async () => {
    const response = await post(town.url(), 'signin', { token: 'wrong' });
    const page = await response.text();
    expect([response.status, cookieOf(response)]).toEqual([401, '']);
    expect(page).toContain('<title>Error: Sign in');
    expect(page).toMatch(/role="alert" id="problem">That token lets nobody in: .* revoked\.</);
    expect(page).toContain('aria-describedby="problem hint"');
  });

  test('a token is exchanged for a cookie that no script and no other site can use', async () => {
    const response = await post(town.url(), 'signin', {
      token: ` ${giveToken(dataDir, { role: 'viewer', name: 'a' })}\n`,
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/town/']);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^cratecraft-[0-9a-f]{8}=[\w-]{43}; Path=\/town\/; Max-Age=3\d{3}; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    const cookie = cookieOf(response);
    expect(await (await get('api/session', { cookie })).json()).toEqual({ user: 'a', role: 'viewer' });
    expect((await get('', { cookie, ...HTML })).status).toBe(200);
  });

  test.each([
    ['a form without an origin', {}, 403],
    ['a page of no origin', { origin: 'null' }, 403],
    ['a page from elsewhere', { origin: 'http://evil.example' }, 403],
  ])('%s is refused, though the token is right', async (_case, headers: Record<string, string>, status) => {
    const token = giveToken(dataDir, {
      role: 'admin',
      name: `csrf-${_case.replaceAll(' ', '-')}`.slice(0, 32),
    });
    const body = new URLSearchParams({ token });
    const response = await fetch(new URL('signin', town.url()), { method: 'POST', body, headers });
    expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
  });
});

test('how somebody wants to see the town outlasts the way in, where to does not', async () => {
  const search = '?quality=low&to=//evil.example';
  expect((await get(search, HTML)).headers.get('location')).toBe(`/town/signin${search}`);
  expect(await (await get(`signin${search}`)).text()).toContain(
    'action="/town/signin?quality=low&amp;to=//evil.example"',
  );
  expect(await (await get(`signin${search}`)).text()).toContain(
    'href="/town/?quality=low&amp;to=//evil.example"',
  );
  const token = giveToken(dataDir, { role: 'viewer', name: 'search' });
  expect((await post(town.url(), `signin${search}`, { token })).headers.get('location')).toBe(
    `/town/${search}`,
  );
});

describe('a link', () => {
  test('is not used up by who only looks at it, and lets one in', async () => {
    const path = `join/${giveToken(dataDir, { role: 'viewer', name: 'guest-1', kind: 'join' })}`;
    for (let i = 0; i < 3; i += 1) expect(await (await get(path, HTML)).text()).toContain('Enter the town');
    const first = await post(town.url(), path);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/town/']);
    expect(await (await get('api/session', { cookie: cookieOf(first) })).json()).toEqual({
      user: 'guest-1',
      role: 'viewer',
    });
    const second = await post(town.url(), path);
    expect([second.status, cookieOf(second)]).toEqual([410, '']);
    expect(await second.text()).toContain('It has been used already');
    const { status, headers } = await post(town.url(), `${path}?calm=1`, { cookie: cookieOf(first) });
    expect([status, headers.get('location')]).toEqual([303, '/town/?calm=1']);
  });

  test('whatever stands in it reaches the page as text', async () => {
    const page = await (await get(`join/${encodeURIComponent('"><script>alert(1)</script>')}`, HTML)).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
  });
});

test('who tries too often is told to wait, even with the right token', async () => {
  await town.restart();
  const tries = [];
  for (let i = 0; i < TRIES_EACH; i += 1)
    tries.push((await post(town.url(), 'signin', { token: 'x' })).status);
  expect(tries).toEqual(tries.map(() => 401));
  const response = await post(town.url(), 'signin', {
    token: giveToken(dataDir, { role: 'viewer', name: 'late' }),
  });
  expect([response.status, response.headers.get('retry-after'), cookieOf(response)]).toEqual([429, '60', '']);
  expect(await response.text()).toContain('There were too many tries.');
});

test('where nobody has to sign in, the way in leads straight to the town', async () => {
  const open = await startTestServer();
  const response = await fetch(`${open.url}/signin`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  await open.close();
});
