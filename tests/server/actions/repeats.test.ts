import { describe, expect, test } from 'vitest';
import type { ActionResult } from '../../../shared/intents.ts';
import {
  createRepeats,
  KEY_USERS_MOST,
  KEY_VALID_MS,
  KEYS_PER_USER,
} from '../../../server/actions/repeats.ts';
import { yard } from './yard.ts';

function repeats() {
  let time = 0;
  let done = 0;
  const created = createRepeats(() => time);
  const wish = (key: string | undefined, user = 'ada', content = 'stop') =>
    created.once({ user, key, content }, () => {
      done += 1;
      return Promise.resolve<ActionResult>({ ok: true, epoch: 'e', revision: done });
    });
  return { wish, wait: (ms: number) => (time += ms), done: () => done };
}

describe('a key', () => {
  test('that comes again gets the first result, and nothing is done', async () => {
    const { wish, done } = repeats();
    const [first, again] = await Promise.all([wish('k1'), wish('k1')]);
    expect(again).toEqual(first);
    expect(done()).toBe(1);
  });

  test('is somebody’s own, and without one everything is new', async () => {
    const { wish, done } = repeats();
    for (const each of [wish('k1'), wish('k1', 'bob'), wish('k2'), wish(undefined), wish(undefined)])
      await each;
    expect(done()).toBe(5);
  });

  test('of another wish is refused', async () => {
    const { wish, done } = repeats();
    await wish('k1');
    expect(await wish('k1', 'ada', 'kill')).toMatchObject({ ok: false, code: 'invalid' });
    expect(done()).toBe(1);
  });

  test('is known until its time has passed', async () => {
    const { wish, wait, done } = repeats();
    await wish('k1');
    wait(KEY_VALID_MS - 1);
    await wish('k1');
    expect(done()).toBe(1);
    wait(1);
    await wish('k1');
    expect(done()).toBe(2);
  });

  test(`is one of ${KEYS_PER_USER} of a user, the oldest goes first`, async () => {
    const { wish, done } = repeats();
    for (let i = 0; i < KEYS_PER_USER; i += 1) await wish(`k${i}`);
    await wish('k0');
    expect(done()).toBe(KEYS_PER_USER);
    await wish('one more');
    await wish('k0');
    expect(done()).toBe(KEYS_PER_USER + 2);
  });

  test(`of ${KEY_USERS_MOST} users is known`, async () => {
    const { wish, done } = repeats();
    for (let i = 0; i <= KEY_USERS_MOST; i += 1) await wish('k', `user ${i}`);
    await wish('k', `user ${KEY_USERS_MOST}`);
    await wish('k', 'user 1');
    expect(done()).toBe(KEY_USERS_MOST + 1);
    await wish('k', 'user 0');
    expect(done()).toBe(KEY_USERS_MOST + 2);
  });
});

test('an engine is asked once for what comes twice with the same key, while it is done and afterwards', async () => {
  const { actions, clock, id, by, asked } = await yard();
  const stop = () =>
    actions.perform({ kind: 'act', container: id, action: 'stop', key: 'a-key-of-a-page' }, by('admin'));
  const both = [stop(), stop()];
  await clock.advance(1_000);
  const [first, second] = await Promise.all(both);
  expect(first).toMatchObject({ ok: true });
  expect([second, await stop()]).toEqual([first, first]);
  expect(asked).toEqual(['stop']);
});
