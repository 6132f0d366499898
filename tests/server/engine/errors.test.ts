import { expect, test } from 'vitest';
import type { Endpoint } from '../../../server/engine/endpoint.ts';
import { EngineError } from '../../../server/engine/engine.ts';
import { errorOfAnswer, toEngineError } from '../../../server/engine/errors.ts';

const unix: Endpoint = {
  kind: 'unix',
  address: 'unix:///run/e.sock',
  origin: 'DOCKER_HOST',
  apiVersion: undefined,
  path: '/run/e.sock',
  socketExists: true,
};
const tcp: Endpoint = {
  kind: 'tcp',
  address: 'tcp://far:2375',
  origin: 'the context "far"',
  apiVersion: undefined,
  host: 'far',
  port: 2375,
  tls: undefined,
};
const systemError = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

test.each([
  ['ENOENT', unix, 'unreachable', /unix:\/\/\/run\/e\.sock \(DOCKER_HOST\): start it/],
  ['ECONNREFUSED', unix, 'unreachable', /unix:\/\/\/run\/e\.sock is not running: start it/],
  ['ECONNREFUSED', tcp, 'unreachable', /tcp:\/\/far:2375 \(the context "far"\)/],
  ['EACCES', unix, 'denied', /unix:\/\/\/run\/e\.sock: join the group docker/],
  ['ENOTFOUND', tcp, 'unreachable', /tcp:\/\/far:2375.*Docker context/],
  ['ETIMEDOUT', tcp, 'unreachable', /tcp:\/\/far:2375.*network/],
  ['ECONNRESET', tcp, 'unreachable', /tcp:\/\/far:2375 closed the connection/],
  ['HPE_INVALID_CONSTANT', tcp, 'protocol', /tcp:\/\/far:2375.*TLS/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', tcp, 'denied', /certificates for tcp:\/\/far:2375/],
  ['ESOMETHING', tcp, 'failed', /tcp:\/\/far:2375 failed: connect ESOMETHING/],
] as const)('%s is a sentence that names the address and the remedy', (...row) => {
  const [code, endpoint, expected, sentence] = row;
  const error = toEngineError(systemError(code), endpoint);
  expect([error.code, error.message]).toEqual([expected, expect.stringMatching(sentence)]);
});

test('an EngineError stays itself, and anything else becomes one', () => {
  const own = new EngineError('conflict', 'no');
  expect(toEngineError(own, unix)).toBe(own);
  expect(toEngineError('boom', unix)).toMatchObject({ code: 'failed', message: 'boom' });
});

test.each([
  [
    409,
    '{"message":"You cannot remove a running container"}',
    'conflict',
    'You cannot remove a running container',
  ],
  [404, '{"message":"No such container: x"}', 'notFound', 'No such container: x'],
  [500, '{"message":"Container x is not paused"}', 'failed', 'Container x is not paused'],
  [500, 'oops', 'failed', 'The engine at unix:///run/e.sock (GET /info) answered with status 500.'],
  [400, '{"message":"client version 1.41 is too old"}', 'unsupported', 'client version 1.41 is too old'],
  [400, '{"message":"bad parameter"}', 'failed', 'bad parameter'],
  [
    403,
    '<html><body><h1>403 Forbidden</h1></body></html>',
    'forbidden',
    'The proxy in front of the engine at unix:///run/e.sock (GET /info) does not allow this.',
  ],
  [403, '{"message":"authorization denied by plugin"}', 'forbidden', 'authorization denied by plugin'],
  [501, '', 'unsupported', 'The engine at unix:///run/e.sock (GET /info) answered with status 501.'],
])("status %s with %s keeps the engine's own sentence", (...row) => {
  const [status, body, code, message] = row;
  expect(errorOfAnswer({ status, body }, unix, 'GET /info')).toMatchObject({ code, message });
});
