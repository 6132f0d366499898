/** What a browser sends back; undefined where it holds no such cookie. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

export interface CookiePlace {
  readonly name: string;
  readonly path: string;
  /** Sent over TLS only. */
  readonly isSecure: boolean;
}

/** No script can read it, and no page of another site makes the browser send it. @param maxAgeS 0 takes it away */
export const setCookie = ({ name, path, isSecure }: CookiePlace, value: string, maxAgeS: number): string =>
  [
    `${name}=${value}`,
    `Path=${path}`,
    `Max-Age=${String(maxAgeS)}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
