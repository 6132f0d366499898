/** Finds the engine that `docker` itself would talk to. Reads Docker's settings; connects to nothing. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { currentContext, readContext, readTls } from './contexts.ts';
import type { Resolution, TlsMaterial } from './endpoint.ts';

const SYSTEM_SOCKET = '/var/run/docker.sock';
const PLAIN_PORT = 2375;
const TLS_PORT = 2376;

type Environment = Readonly<Record<string, string | undefined>>;

/** What an address is read with. */
interface Surroundings {
  readonly env: Environment;
  /** Docker's own folder: `~/.docker` or DOCKER_CONFIG. */
  readonly folder: string;
  readonly home: string;
}

/** An address, where it came from, and the TLS material that came with it. */
interface Found {
  readonly address: string;
  readonly origin: string;
  readonly tls?: TlsMaterial | undefined;
}

/**
 * `address` is `unix:///path`, `tcp://host:port` or `context:NAME`. Without one, Docker's own order holds: DOCKER_HOST,
 * DOCKER_CONTEXT, the current context of `~/.docker/config.json`, the default socket.
 */
export async function resolveEndpoint(
  address: string | undefined,
  env: Environment,
  home: string,
): Promise<Resolution> {
  const around = { env, home, folder: filled(env['DOCKER_CONFIG']) ?? join(home, '.docker') };
  if (address?.startsWith('context:') === true) return fromContext(address.slice('context:'.length), around);
  if (address !== undefined) return fromAddress({ address, origin: 'the option --engine' }, around);
  return fromEnvironment(around);
}

async function fromEnvironment(around: Surroundings): Promise<Resolution> {
  const host = filled(around.env['DOCKER_HOST']);
  if (host !== undefined) return fromAddress({ address: host, origin: 'DOCKER_HOST' }, around);
  const name = filled(around.env['DOCKER_CONTEXT']) ?? (await currentContext(around.folder));
  return fromContext(name ?? 'default', around);
}

async function fromContext(name: string, around: Surroundings): Promise<Resolution> {
  if (name === 'default' || name === '') return fromDefault(around);
  const context = await readContext(around.folder, name);
  if (context === undefined) {
    return problem(`There is no Docker context "${name}" in ${around.folder}: see \`docker context ls\`.`);
  }
  if (context.host === '') return fromDefault(around);
  return fromAddress({ address: context.host, origin: `the context "${name}"`, tls: context.tls }, around);
}

/** DOCKER_HOST, else the system's socket, else those of Docker Desktop and of a rootless engine. */
async function fromDefault(around: Surroundings): Promise<Resolution> {
  const host = filled(around.env['DOCKER_HOST']);
  if (host !== undefined) return fromAddress({ address: host, origin: 'DOCKER_HOST' }, around);
  const runtime = filled(around.env['XDG_RUNTIME_DIR']);
  const sockets = [
    SYSTEM_SOCKET,
    join(around.home, '.docker/run/docker.sock'),
    ...(runtime === undefined ? [] : [join(runtime, 'docker.sock')]),
  ];
  const present = await Promise.all(sockets.map(exists));
  const path = sockets[present.indexOf(true)] ?? SYSTEM_SOCKET;
  return fromAddress({ address: `unix://${path}`, origin: 'the default socket' }, around);
}

async function fromAddress(found: Found, around: Surroundings): Promise<Resolution> {
  const { address, origin } = found;
  const apiVersion = filled(around.env['DOCKER_API_VERSION']);
  if (address.startsWith('unix://') || address.startsWith('npipe://')) {
    const path = address.slice(address.indexOf('://') + '://'.length) || SYSTEM_SOCKET;
    const socketExists = address.startsWith('npipe://') || (await mayExist(path));
    return { ok: true, endpoint: { kind: 'unix', address, origin, apiVersion, path, socketExists } };
  }
  if (/^(tcp|https?):\/\//.test(address)) return fromUrl(found, around);
  if (address.startsWith('ssh://')) {
    return problem(
      `${address} (${origin}) needs ssh, which is not supported: forward the socket with ssh -L.`,
    );
  }
  return problem(
    `"${address}" (${origin}) is no engine address: use unix:///path, tcp://host:port or context:NAME.`,
  );
}

async function fromUrl(found: Found, around: Surroundings): Promise<Resolution> {
  const { address, origin } = found;
  const httpAddress = address.replace(/^tcp:/, 'http:');
  if (!URL.canParse(httpAddress)) {
    return problem(`"${address}" (${origin}) is no engine address: use tcp://host:port.`);
  }
  const { hostname, port } = new URL(httpAddress);
  const tls = found.tls ?? (await tlsFor(address, around));
  if (tls !== undefined && tls.ca === undefined && isAskedFor(around.env)) {
    return problem(
      `DOCKER_TLS_VERIFY is set for ${address}, but there is no ca.pem in ${tlsFolder(around)}.`,
    );
  }
  const defaultPort = tls === undefined ? PLAIN_PORT : TLS_PORT;
  const apiVersion = filled(around.env['DOCKER_API_VERSION']);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    ok: true,
    endpoint: { kind: 'tcp', address, origin, apiVersion, host, port: Number(port) || defaultPort, tls },
  };
}

/** For addresses that bring no TLS material of their own. Any value of DOCKER_TLS_VERIFY counts but the empty one. */
async function tlsFor(address: string, around: Surroundings): Promise<TlsMaterial | undefined> {
  const wanted = isAskedFor(around.env) || address.startsWith('https:');
  return wanted ? readTls(tlsFolder(around), true) : undefined;
}

const isAskedFor = (env: Environment): boolean => filled(env['DOCKER_TLS_VERIFY']) !== undefined;

const tlsFolder = ({ env, folder }: Surroundings): string => filled(env['DOCKER_CERT_PATH']) ?? folder;

const filled = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

const problem = (sentence: string): Resolution => ({ ok: false, problem: sentence });

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A folder that this user may not enter hides an engine, as that of a rootless one of another user, rather than none. */
const mayExist = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EACCES',
  );
