import { afterEach, expect, test } from 'vitest';
import { ask, closeEngines, engine } from './engines.ts';

afterEach(closeEngines);

test('a ping carries the engine’s headers, and HEAD answers without a body', async () => {
  const { socketPath } = await engine();
  const { status, headers, text } = await ask(socketPath, '/_ping');
  expect({ status, text, ...headers, date: '', connection: '' }).toEqual({
    status: 200,
    text: 'OK',
    'api-version': '1.41',
    'cache-control': 'no-cache, no-store, must-revalidate',
    pragma: 'no-cache',
    'content-length': '2',
    'content-type': 'text/plain; charset=utf-8',
    'docker-experimental': 'false',
    ostype: 'linux',
    server: 'Docker/20.10.24 (linux)',
    date: '',
    connection: '',
  });
  const head = await ask(socketPath, '/v1.41/_ping', 'HEAD');
  expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '0', '']);
});

test.each([
  ['GET', '/nowhere', 404, 'page not found'],
  ['POST', '/containers/json', 404, 'page not found'],
  ['GET', '//', 404, 'page not found'],
  ['GET', '/v1.41/containers/nobody/json', 404, 'No such container: nobody'],
  ['POST', '/containers/nobody/start', 404, 'No such container: nobody'],
  ['POST', '/containers/nobody/kill', 404, 'Cannot kill container: nobody: No such container: nobody'],
  ['POST', '/containers/nobody/kill?signal=FOO', 400, 'Invalid signal: FOO'],
  ['POST', '/containers/nobody/rename?name=', 400, 'Neither old nor new names may be empty'],
  ['GET', '/containers/toolbox/logs', 400, 'Bad parameters: you must choose at least one stream'],
  ['GET', '/containers/json?limit=x', 500, 'strconv.Atoi: parsing "x": invalid syntax'],
  ['GET', '/v1.99/info', 400, 'client version 1.99 is too new. Maximum supported API version is 1.41'],
  ['GET', '/containers/%zz/json', 500, 'URI malformed'],
] as const)('%s %s is refused with %i', async (...[method, path, status, message]) => {
  const { socketPath } = await engine();
  const answer = await ask(socketPath, path, method);
  expect([answer.status, JSON.parse(answer.text)]).toEqual([status, { message }]);
});

test('what is already so is 304 without a body', async () => {
  const { socketPath } = await engine();
  const { status, text } = await ask(socketPath, '/containers/toolbox/start', 'POST');
  expect([status, text]).toEqual([304, '']);
});
