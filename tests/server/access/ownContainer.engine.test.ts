import { afterAll, beforeAll, expect, test } from 'vitest';
import { recogniseOwn } from '../../../server/access/ownContainer.ts';
import { engineForTests, type TestEngine } from '../../support/engineForTests.ts';

let engine: TestEngine;

beforeAll(async () => {
  engine = await engineForTests();
});
afterAll(() => engine.removeContainers());

test('a process in a real container knows it by each trace that it can see, and takes no other for its own', async () => {
  const own = await engine.run('inside', 'sleep', '600');
  const other = await engine.run('beside', 'sleep', '600');
  const read = (...command: string[]) => engine.docker('exec', 'inside', ...command);
  const hostname = await read('hostname');
  const mountinfo = await read('cat', '/proc/self/mountinfo');
  const cgroup = await read('cat', '/proc/self/cgroup');
  const known = (traces: object) =>
    [own, other].filter(recogniseOwn({ hostname: '', mountinfo: '', cgroup: '', ...traces }));
  expect({ byName: known({ hostname }), byMounts: known({ mountinfo }) }).toEqual({
    byName: [own],
    byMounts: [own],
  });
  expect(known({ cgroup })).toEqual(cgroup.includes(own) ? [own] : []);
});
