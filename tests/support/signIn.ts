import { hashOf, newSecret } from '../../server/access/secrets.ts';
import { accessPath, openAccessStore } from '../../server/store/accessStore.ts';
import type { Role } from '../../shared/roles.ts';

const HOUR_MS = 3_600_000;

/** A token or a link, as the command line makes one beside a running server. */
export function giveToken(
  dataDir: string,
  wish: { role: Role; name: string; kind?: 'token' | 'join' },
): string {
  const { kind = 'token', ...rest } = wish;
  const store = openAccessStore(accessPath(dataDir));
  const secret = newSecret();
  const createdAt = Date.now();
  store.addToken({ ...rest, kind, createdAt, expiresAt: createdAt + HOUR_MS }, hashOf(secret));
  store.close();
  return secret;
}

export function revoke(dataDir: string, name: string): boolean {
  const store = openAccessStore(accessPath(dataDir));
  const isRevoked = store.revoke(name);
  store.close();
  return isRevoked;
}

/** Fills in a form of the server, as its own page does. @param url of the town, with a slash at its end */
export const post = (url: string, path: string, { token = '', ...headers }: Record<string, string> = {}) =>
  fetch(new URL(path, url), {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ token }) },
    headers: { origin: new URL(url).origin, ...headers },
  });

/** What a browser keeps of the answer, to send it back; '' where it gave none. */
export const cookieOf = (response: Response): string =>
  (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

export const signIn = async (url: string, token: string): Promise<string> =>
  cookieOf(await post(url, 'signin', { token }));
