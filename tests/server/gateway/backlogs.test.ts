import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  createBacklogs,
  HELD_BYTES,
  MUCH_BYTES,
  SLOW_PACKETS,
  STUCK_MS,
  STUCK_WITH_MUCH_MS,
} from '../../../server/gateway/backlogs.ts';

class TestConnection extends EventEmitter {
  readonly closed: boolean[] = [];
  close(discard: boolean) {
    this.closed.push(discard);
  }
}

function client() {
  let nowMs = 0;
  const room: string[] = [];
  const backlogs = createBacklogs(
    () => nowMs,
    (id) => room.push(id),
  );
  const connection = new TestConnection();
  backlogs.add('a', connection);
  const waits = (data: unknown) => connection.emit('packetCreate', { data });
  return {
    ...{ backlogs, connection, waits, room },
    flush: () => connection.emit('flush'),
    drain: () => connection.emit('drain'),
    pass: (milliseconds: number) => void (nowMs += milliseconds),
  };
}

test('a client is slow from the ninth packet that waits', () => {
  const { backlogs, waits } = client();
  for (let i = 0; i < SLOW_PACKETS; i += 1) waits('2');
  expect(backlogs.slow()).toEqual([]);
  waits('2');
  expect(backlogs.slow()).toEqual(['a']);
});

test('a client is ended when more than 1 MiB has waited for more than a second', () => {
  const { backlogs, connection, waits, pass } = client();
  waits(Buffer.alloc(MUCH_BYTES));
  waits('2');
  pass(STUCK_WITH_MUCH_MS);
  expect(backlogs.endStuck()).toBe(0);
  pass(1);
  expect(backlogs.endStuck()).toBe(1);
  expect(connection.closed).toEqual([true]);
});

test('a client is ended when anything has waited for more than 10 s, and not before', () => {
  const { backlogs, waits, pass } = client();
  waits(Buffer.alloc(MUCH_BYTES));
  pass(STUCK_MS);
  expect(backlogs.endStuck()).toBe(0);
  pass(1);
  expect(backlogs.endStuck()).toBe(1);
});

test('what was handed to the network waits no more', () => {
  const { backlogs, waits, flush, pass } = client();
  for (let i = 0; i < 20; i += 1) waits(Buffer.alloc(MUCH_BYTES));
  flush();
  pass(2 * STUCK_MS);
  expect([backlogs.slow(), backlogs.endStuck()]).toEqual([[], 0]);
});

test('a client that left is neither slow nor ended', () => {
  const { backlogs, connection, waits } = client();
  for (let i = 0; i < 20; i += 1) waits(Buffer.alloc(MUCH_BYTES));
  backlogs.remove('a');
  expect([backlogs.slow(), backlogs.endStuck(), connection.closed]).toEqual([[], 0, []]);
});

test('a client for which more than 64 KiB wait is full, and is told of when there is room again, once', () => {
  const { backlogs, waits, flush, drain, room } = client();
  waits(Buffer.alloc(HELD_BYTES));
  expect(backlogs.full()).toEqual([]);
  waits('2');
  expect([backlogs.full(), room]).toEqual([['a'], []]);
  flush();
  drain();
  drain();
  expect([backlogs.full(), room]).toEqual([[], ['a']]);
});

test('a client that was never full is not told of', () => {
  const { backlogs, waits, flush, drain, room } = client();
  waits('2');
  backlogs.full();
  flush();
  drain();
  expect(room).toEqual([]);
});
