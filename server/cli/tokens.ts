import { LOCAL_USER } from '../../shared/hello.ts';
import { ROLES } from '../../shared/roles.ts';
import type { Role } from '../../shared/roles.ts';
import type { AccessStore, Token } from '../access/credentials.ts';
import { hashOf, newSecret } from '../access/secrets.ts';
import { parseLifetime, timeText } from './lifetime.ts';

/** What cannot be done; the message is one sentence. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

export interface TokenPorts {
  readonly store: AccessStore;
  readonly now: () => number;
  /** Under which a browser reaches the server, without a slash at its end; undefined before its first start. */
  readonly address: string | undefined;
}

export interface Wish {
  readonly role: string;
  readonly name: string;
  readonly expires: string;
}

const NAME = /^[A-Za-z0-9][\w.-]{0,31}$/;
const GUEST_LETTERS = 6;

export function createToken({ store, now }: TokenPorts, wish: Wish): string {
  const { secret, token } = add({ store, now }, 'token', wish);
  const { name, role, expiresAt } = token;
  return `${name} may sign in as ${role} until ${timeText(expiresAt)} with this token, which is shown only now:\n${secret}`;
}

export function createJoin(ports: TokenPorts, wish: Omit<Wish, 'name'>): string {
  if (ports.address === undefined) {
    throw new CommandError(
      'nobody knows yet where the server is reached: start it once, or name it with --public-url',
    );
  }
  const name = `guest-${hashOf(newSecret()).slice(0, GUEST_LETTERS)}`;
  const { secret, token } = add(ports, 'join', { ...wish, name });
  return `${name} comes in as ${token.role} by this link, once, until ${timeText(token.expiresAt)}:\n${ports.address}/join/${secret}`;
}

export function listTokens({ store, now }: TokenPorts): string {
  const rows = store.tokens().map((token) => [token.name, token.role, token.kind, stateOf(token, now())]);
  if (rows.length === 0) return 'There are no tokens.';
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lineOf = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map(lineOf).join('\n');
}

export function revokeToken({ store }: TokenPorts, name: string): string {
  if (!store.revoke(name))
    throw new CommandError(`there is no token named "${name}": "token list" shows all`);
  return `${name} is revoked: whoever came in by it is out within a second.`;
}

function stateOf({ kind, isUsed, expiresAt }: Token, now: number): string {
  if (expiresAt <= now) return `expired ${timeText(expiresAt)}`;
  const use = kind === 'join' ? (isUsed ? 'in use ' : 'unused ') : '';
  return `${use}until ${timeText(expiresAt)}`;
}

function add({ store, now }: Pick<TokenPorts, 'store' | 'now'>, kind: Token['kind'], wish: Wish) {
  const secret = newSecret();
  const createdAt = now();
  const token = {
    kind,
    name: nameOf(wish),
    role: roleOf(wish),
    createdAt,
    expiresAt: createdAt + lifeOf(wish),
  };
  if (store.addToken(token, hashOf(secret))) return { secret, token };
  throw new CommandError(`there is a token named "${token.name}" already: revoke it, or choose another name`);
}

function nameOf({ name }: Wish): string {
  if (NAME.test(name) && name !== LOCAL_USER) return name;
  throw new CommandError(
    `--name is "${name}": allowed are up to 32 letters, digits, dots, dashes and underscores, and not "${LOCAL_USER}"`,
  );
}

function roleOf({ role }: Wish): Role {
  const known = ROLES.find((each) => each === role);
  if (known !== undefined) return known;
  throw new CommandError(`--role is "${role}": allowed is ${ROLES.join(', ')}`);
}

function lifeOf({ expires }: Wish): number {
  const ms = parseLifetime(expires);
  if (ms !== undefined) return ms;
  throw new CommandError(
    `--expires is "${expires}": allowed is a number with m, h or d, such as 30d, up to 365d`,
  );
}
