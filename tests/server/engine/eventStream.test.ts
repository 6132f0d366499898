import { expect, test } from 'vitest';
import { parseEvent, sinceText } from '../../../server/engine/eventStream.ts';

const ID = 'c'.repeat(64);
const line = (action: string, attributes: object = {}, type = 'container') =>
  `{"status":"x","Type":"${type}","Action":${JSON.stringify(action)},"Actor":{"ID":"${ID}","Attributes":${JSON.stringify({ name: 'web', ...attributes })}},"scope":"local","time":1795467757,"timeNano":1795467757914140744}`;
const event = {
  engineId: ID,
  action: 'start',
  detail: '',
  name: 'web',
  time: 1_795_467_757_914,
  timeNano: '1795467757914140744',
};

test('a lifecycle event keeps all digits of its time, which no number holds', () => {
  expect(parseEvent(line('start'))).toEqual(event);
});

test('the exit code of a die is its detail, in the words of Docker and of Podman', () => {
  const die = { ...event, action: 'die', detail: '137' };
  expect(parseEvent(line('die', { exitCode: '137' }))).toEqual(die);
  expect(parseEvent(line('died', { containerExitCode: '137' }))).toEqual(die);
  expect(parseEvent(line('remove'))).toEqual({ ...event, action: 'destroy' });
});

test('an action is split from its value at the first colon only', () => {
  expect(parseEvent(line('health_status: healthy'))).toEqual({
    ...event,
    action: 'health_status',
    detail: 'healthy',
  });
  expect(parseEvent(line('health_status: a: b'))?.detail).toBe('a: b');
});

test.each(['exec_create: sh -c "start: now"', 'exec_start: true', 'exec_die', 'attach', 'top', 'cleanup'])(
  '%s changes no record and is left out',
  (action) => {
    expect(parseEvent(line(action))).toBeNull();
  },
);

test('what happens to networks and images is left out', () => {
  expect(parseEvent(line('create', {}, 'network'))).toBeNull();
  expect(parseEvent(line('destroy', {}, 'volume'))).toBeNull();
});

test('an engine that writes no nanoseconds is understood', () => {
  const short = `{"Type":"container","Action":"start","Actor":{"ID":"${ID}"},"time":1795467757}`;
  expect(parseEvent(short)).toEqual({
    ...event,
    name: '',
    time: 1_795_467_757_000,
    timeNano: '1795467757',
  });
});

test.each(['{', 'null', '{"Type":"container"}'])('%s is no event', (text) => {
  expect(() => parseEvent(text)).toThrow();
});

test('since is written as seconds and nanoseconds', () => {
  expect(sinceText(1_795_467_757_914)).toBe('1795467757.914000000');
  expect(sinceText(1_795_467_757_004.7)).toBe('1795467757.004000000');
  expect(sinceText(-5)).toBe('0.000000000');
});
