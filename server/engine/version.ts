/** Which version of the API to speak. dockerode negotiates nothing. */
import { EngineError } from './engine.ts';
import type { Endpoint } from './endpoint.ts';
import type { Transport } from './transport.ts';

/** Docker 20.10; also what Podman answers to. */
const OLDEST = '1.41';
/** The newest whose answers we know. */
const NEWEST = '1.52';
const PING_LIMIT_MS = 5_000;

/**
 * The prefix of every path, `/v1.41`; '' where a proxy keeps the engine's version back, which then answers in its own.
 * DOCKER_API_VERSION is taken as it is.
 */
export async function negotiatePrefix(transport: Transport, signal: AbortSignal): Promise<string> {
  const { endpoint } = transport;
  const answer = await transport.request({ method: 'GET', path: '/_ping', limitMs: PING_LIMIT_MS }, signal);
  const version = endpoint.apiVersion ?? chooseVersion(answer.headers['api-version'], endpoint);
  return version === '' ? '' : `/v${version}`;
}

/** The lower of the engine's version and ours, '' where it offers none; throws EngineError when it is too old. */
export function chooseVersion(offered: string | string[] | undefined, { address }: Endpoint): string {
  if (typeof offered !== 'string' || !/^\d+\.\d+$/.test(offered)) return '';
  if (isOlder(offered, OLDEST)) {
    const message = `The engine at ${address} speaks API ${offered}; ${OLDEST} (Docker 20.10) is the oldest that works.`;
    throw new EngineError('unsupported', message);
  }
  return isOlder(offered, NEWEST) ? offered : NEWEST;
}

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
