import { expect, test } from 'vitest';
import { RING_SIZE, createEventLog } from '../../../server/simulator/eventLog.ts';

const event = (id: string) => ({
  type: 'container' as const,
  action: 'start',
  id,
  attributes: { name: 'web', image: 'nginx', a: 'b' },
});

test('the ring keeps the last 256 events, each at a time of its own', () => {
  const log = createEventLog(() => 1_700_000_000_000);
  for (let i = 0; i < 300; i++) log.publish(event(String(i)));
  const past = log.past();
  expect([past.length, past[0]?.id, past.at(-1)?.id]).toEqual([RING_SIZE, '44', '299']);
  expect(new Set(past.map(({ timeNano }) => timeNano)).size).toBe(RING_SIZE);
});

test('an event is written as the engine writes it, with nanoseconds that no double can hold', () => {
  const log = createEventLog(() => 1_700_000_000_123);
  log.publish(event('x'));
  log.publish(event('y'));
  expect(log.past()[1]?.line).toBe(
    '{"status":"start","id":"y","from":"nginx","Type":"container","Action":"start",' +
      '"Actor":{"ID":"y","Attributes":{"a":"b","image":"nginx","name":"web"}},' +
      '"scope":"local","time":1700000000,"timeNano":1700000000123000001}\n',
  );
});

test('a listener hears what follows until it leaves', () => {
  const log = createEventLog(() => 0);
  const heard: string[] = [];
  log.publish(event('before'));
  const leave = log.subscribe(({ id }) => heard.push(id));
  log.publish(event('during'));
  leave();
  log.publish(event('after'));
  expect([heard, log.listeners]).toEqual([['during'], 0]);
});
