import { expect, test } from 'vitest';
import { mapProcess } from '../../../server/engine/process.ts';

const map = (state: object, mode: string) =>
  mapProcess(JSON.stringify({ State: state, HostConfig: { NetworkMode: mode } }));

test('a running container tells its first process, and whether its network is the host’s', () => {
  expect(map({ Running: true, Pid: 4711 }, 'shop_default')).toEqual({ pid: 4711, hostNetwork: false });
  expect(map({ Running: true, Pid: 4711 }, 'host')).toEqual({ pid: 4711, hostNetwork: true });
});

test('a container that does not run has no process; 0 is none', () => {
  expect(map({ Running: false, Pid: 4711 }, 'none').pid).toBeNull();
  expect(map({ Running: true, Pid: 0 }, 'none').pid).toBeNull();
  expect(map({ Running: true }, 'none').pid).toBeNull();
});

test('anything else is not a container', () => {
  expect(() => mapProcess('{"message":"no"}')).toThrow('did not answer with a container');
});
