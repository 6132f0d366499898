/** Everything that can go wrong with an engine, as one closed set of codes and sentences for people. */
import type { Endpoint } from './endpoint.ts';
import { EngineError, type EngineErrorCode } from './engine.ts';
import { hideSecrets } from './hideSecrets.ts';

const SENTENCE_MAX = 500;
/** Of what is searched for secrets: one that is cut in half would not be known as one. */
const SEARCHED_MAX = 4 * SENTENCE_MAX;

/** What a system error says about an endpoint, and what to do about it. */
type Remedy = (endpoint: Endpoint) => readonly [EngineErrorCode, string];

const absent: Remedy = ({ address, origin }) => [
  'unreachable',
  `There is no Docker engine at ${address} (${origin}): start it, or choose another one with --engine, DOCKER_HOST or \`docker context use\`.`,
];

const refusing: Remedy = (endpoint) => [
  'unreachable',
  endpoint.kind === 'unix'
    ? `The Docker engine at ${endpoint.address} is not running: start it, for example with \`sudo systemctl start docker\`.`
    : `Nothing listens at ${endpoint.address} (${endpoint.origin}): start the engine there, or check the port.`,
];

const denied: Remedy = ({ address }) => [
  'denied',
  `This user may not use ${address}: join the group docker with \`sudo usermod -aG docker $USER\` and log in again.`,
];

const unknownHost: Remedy = ({ address, origin }) => [
  'unreachable',
  `The host of ${address} (${origin}) has no address: check its name, or the Docker context in use.`,
];

const noRoute: Remedy = ({ address, origin }) => [
  'unreachable',
  `${address} (${origin}) cannot be reached from here: check the network, or the Docker context in use.`,
];

const dropped: Remedy = ({ address }) => ['unreachable', `The engine at ${address} closed the connection.`];

const notHttp: Remedy = ({ address }) => [
  'protocol',
  `${address} does not answer like a Docker engine: check the port, and whether it wants TLS (DOCKER_TLS_VERIFY).`,
];

const badCertificate: Remedy = ({ address }) => [
  'denied',
  `The certificates for ${address} do not fit: check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or the context.`,
];

const REMEDIES: Readonly<Record<string, Remedy>> = {
  ENOENT: absent,
  ECONNREFUSED: refusing,
  ENOTSOCK: refusing,
  EACCES: denied,
  EPERM: denied,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ETIMEDOUT: noRoute,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ECONNRESET: dropped,
  EPIPE: dropped,
};

/** Any failure of a call, as EngineError; one that is an EngineError already stays as it is. */
export function toEngineError(cause: unknown, endpoint: Endpoint): EngineError {
  if (cause instanceof EngineError) return cause;
  if (!(cause instanceof Error)) return new EngineError('failed', String(cause), cause);
  const [code, message] = explain(cause, endpoint);
  return new EngineError(code, message, cause);
}

function explain(cause: Error, endpoint: Endpoint): readonly [EngineErrorCode, string] {
  const { address } = endpoint;
  if (cause.name === 'TimeoutError') return ['timeout', `The engine at ${address} did not answer in time.`];
  if (cause.name === 'AbortError') return ['timeout', `The call to ${address} was given up.`];
  if (cause.name === 'NetworkError') return dropped(endpoint);
  const code = codeOf(cause);
  const remedy = REMEDIES[code];
  if (remedy !== undefined) return remedy(endpoint);
  if (code.startsWith('HPE_') || code === 'EPROTO') return notHttp(endpoint);
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code)) return badCertificate(endpoint);
  return ['failed', `The call to ${address} failed: ${cause.message}`];
}

const codeOf = (cause: Error): string =>
  'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;

const STATUS_CODES: Readonly<Record<number, EngineErrorCode>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  405: 'unsupported',
  409: 'conflict',
  501: 'unsupported',
  502: 'unreachable',
  503: 'failed',
  504: 'timeout',
};

/**
 * A refusal of `asked`, `GET /v1.41/info`, with the engine's own sentence. A socket proxy refuses in HTML, which says
 * nothing to people.
 */
export function errorOfAnswer(
  answer: { readonly status: number; readonly body: string },
  { address }: Endpoint,
  asked: string,
): EngineError {
  const { status, body } = answer;
  const sentence = sentenceIn(body);
  const code = codeOfStatus(status, sentence);
  return new EngineError(code, sentence ?? wordless(code, `${address} (${asked})`, status));
}

const wordless = (code: EngineErrorCode, place: string, status: number): string =>
  code === 'forbidden'
    ? `The proxy in front of the engine at ${place} does not allow this.`
    : `The engine at ${place} answered with status ${status}.`;

function codeOfStatus(status: number, sentence: string | undefined): EngineErrorCode {
  const isVersion = status === 400 && /client version|API version/i.test(sentence ?? '');
  return isVersion ? 'unsupported' : (STATUS_CODES[status] ?? 'failed');
}

/** The engine writes `{ "message": … }`, Podman adds `cause`; anything else is no sentence. */
function sentenceIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('message' in parsed)) return undefined;
    if (typeof parsed.message !== 'string') return undefined;
    return hideSecrets(parsed.message.slice(0, SEARCHED_MAX)).slice(0, SENTENCE_MAX);
  } catch {
    return undefined;
  }
}
