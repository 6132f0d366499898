import { expect, test } from 'vitest';
import { readNetwork, readSystemTime } from '../../../server/stats/procFiles.ts';
import { fakeFiles, netDev } from './support.ts';

test('the time of the system is that of all cores, without what was stolen and what guests had', () => {
  const { read } = fakeFiles({
    '/proc/stat':
      'cpu  100 2 30 400 5 6 7 1000 2000 3000\ncpu0 50 0 0 0 0 0 0\ncpu1 50 0 0 0 0 0 0\nintr 1 2\n',
  });
  expect(readSystemTime(read)).toEqual({ nanos: 5_500_000_000, cores: 2 });
  expect(readSystemTime(fakeFiles({}).read)).toBeNull();
});

test('the network is the sum over the interfaces that the engine gave', () => {
  const rows = { lo: [9, 9], eth0: [100, 10], eth12: [7, 3], docker0: [50, 50], veth3: [50, 50] } as const;
  const { read } = fakeFiles({
    '/proc/41/net/dev': netDev(rows),
    '/proc/42/net/dev': netDev({ tap0: [5, 6] }),
  });
  expect(readNetwork(read, 41)).toEqual({ received: 107, sent: 13 });
  expect(readNetwork(read, 42)).toEqual({ received: 5, sent: 6 });
});

test('a container without network, and a process that is gone, have no counters', () => {
  const { read } = fakeFiles({ '/proc/41/net/dev': netDev({ lo: [9, 9] }) });
  expect([readNetwork(read, 41), readNetwork(read, 42)]).toEqual([undefined, undefined]);
});
