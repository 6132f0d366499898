import { expect, test } from 'vitest';
import { EngineError } from '../../../server/engine/engine.ts';
import { mapList } from '../../../server/engine/list.ts';

const ID = 'a'.repeat(64);
const item = {
  Id: ID,
  Names: ['/web'],
  Image: 'nginx:1.27',
  Created: 1_700_000_000,
  State: 'running',
  Status: 'Up 5 minutes',
  Labels: {},
};
const plain = {
  engineId: ID,
  name: 'web',
  image: 'nginx:1.27',
  state: 'running',
  health: 'none',
  exitCode: null,
  createdAt: 1_700_000_000,
  project: '',
  service: '',
  number: 0,
  oneOff: false,
  hidden: false,
  composeProject: '',
  isTask: false,
  protected: false,
  building: '',
};
const map = (changes: object) => mapList(JSON.stringify([{ ...item, ...changes }]))[0];

test('a plain container becomes what the world needs of it', () => {
  expect(map({})).toEqual(plain);
});

test.each([
  ['Up 5 minutes (healthy)', 'healthy'],
  ['Up 5 minutes (unhealthy)', 'unhealthy'],
  ['Up Less than a second (health: starting)', 'starting'],
  ['Up 5 minutes (Paused)', 'none'],
  ['Exited (0) 2 hours ago', 'none'],
])('the status text "%s" says health %s', (text, health) => {
  expect(map({ Status: text })).toEqual({ ...plain, health });
});

test('the field of API 1.52 goes before the text', () => {
  expect(map({ Status: 'Up 5 minutes (Paused)', Health: { Status: 'unhealthy' } })).toEqual({
    ...plain,
    health: 'unhealthy',
  });
});

test.each([
  ['exited', 'Exited (137) 2 hours ago', 137],
  ['exited', 'Exited (0) Less than a second ago', 0],
  ['exited', '', null],
  ['dead', 'Dead', null],
  ['restarting', 'Restarting (1) 3 seconds ago', null],
  ['created', 'Created', null],
])('%s with "%s" has exit code %s', (state, text, exitCode) => {
  expect(map({ State: state, Status: text })).toEqual({ ...plain, state, exitCode });
});

test.each([
  ['configured', 'created'],
  ['initialized', 'created'],
  ['stopping', 'running'],
  ['stopped', 'exited'],
  ['a state of the future', 'exited'],
])("Podman's %s is our %s", (word, state) => {
  expect(map({ State: word })?.state).toBe(state);
});

test('Compose labels give project, service, number and one-off', () => {
  const labels = {
    'com.docker.compose.project': 'shop',
    'com.docker.compose.service': 'db',
    'com.docker.compose.container-number': '3',
    'com.docker.compose.oneoff': 'False',
  };
  const placed = { ...plain, project: 'shop', composeProject: 'shop', service: 'db', number: 3 };
  expect(map({ Labels: labels })).toEqual(placed);
  expect(map({ Labels: { ...labels, 'com.docker.compose.oneoff': 'True' } })).toEqual({
    ...placed,
    oneOff: true,
  });
});

test('Swarm labels give stack, service without the stack, and slot', () => {
  const labels = {
    'com.docker.stack.namespace': 'shop',
    'com.docker.swarm.service.name': 'shop_web',
    'com.docker.swarm.task.name': 'shop_web.2.x5k3',
  };
  expect(map({ Labels: labels })).toEqual({
    ...plain,
    project: 'shop',
    service: 'web',
    number: 2,
    isTask: true,
  });
});

test('our own labels hide, protect, dress and group', () => {
  const labels = {
    'cratecraft.hide': '',
    'cratecraft.protect': 'true',
    'cratecraft.building': ' Tower ',
    'cratecraft.group': 'edge',
    'com.docker.compose.project': 'shop',
  };
  expect(map({ Labels: labels })).toEqual({
    ...plain,
    hidden: true,
    protected: true,
    building: 'tower',
    project: 'edge',
    composeProject: 'shop',
    service: 'web',
  });
  expect(map({ Labels: { 'cratecraft.hide': 'false', 'cratecraft.protect': '0' } })).toEqual(plain);
});

test('names of any length and kind are bounded', () => {
  const long = 'x'.repeat(10_000);
  const labels = { 'com.docker.compose.project': long, 'com.docker.compose.service': long };
  expect(map({ Labels: { ...labels, 'com.docker.compose.container-number': '1e9' } })).toEqual({
    ...plain,
    project: 'x'.repeat(64),
    composeProject: 'x'.repeat(64),
    service: 'x'.repeat(64),
  });
});

test('the own name is chosen before the aliases of legacy links, and the id where there is none', () => {
  expect(map({ Names: ['/other/alias', '/web'] })?.name).toBe('web');
  expect(map({ Names: null })?.name).toBe('a'.repeat(12));
});

test('an image that lost its name is shown by a short digest', () => {
  expect(map({ Image: `sha256:${'b'.repeat(64)}` })?.image).toBe(`sha256:${'b'.repeat(12)}`);
});

test.each(['', 'null', '{"message":"no"}', '[{"Id":1}]', '<html>'])('%j is no list', (body) => {
  expect(() => mapList(body)).toThrow(EngineError);
});
