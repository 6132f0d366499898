import { expect, test } from 'vitest';
import type { ActionResult, Intent } from '../../../shared/intents.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import type { Container } from '../../../shared/records.ts';
import type { Role } from '../../../shared/roles.ts';
import { createCommands } from '../../../client/net/intents.ts';
import { createNoticeStore } from '../../../client/store/noticeStore.ts';
import { ARMED_MS, createPendingStore } from '../../../client/store/pendingStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aContainer, aHost } from '../../support/records.ts';
import { greetedAs } from '../../support/rights.ts';

const removal = { token: 'b'.repeat(32), validMs: 30_000, losses: ['its writable layer'] };
const aKey = expect.stringMatching(/^[0-9a-f]{24}$/) as string;
const removed = (container: string, force: boolean) => ({
  ...{ kind: 'remove', container, token: removal.token, force, key: aKey },
});
const done: ActionResult = { ok: true, epoch: 'e', revision: 2 };
const prepared: ActionResult = { ...done, revision: 1, removal };

/** At once, or only when the page stops waiting for it. */
type Answer = ActionResult | { readonly late: ActionResult };
const noAnswer: ActionResult = { ok: false, code: 'unreachable', message: 'the server did not answer' };
const refused: ActionResult = { ok: false, code: 'engine', message: 'driver failed' };

/** A page that holds one container, before a server that answers so. */
const pageWith = (change: Partial<Container>, answer: Answer = done, role: Role = 'admin') => {
  const host = aHost();
  const clock = heldClock(0);
  const world = createWorldStore(clock.now);
  const pending = createPendingStore(clock);
  const notices = createNoticeStore(clock);
  const container = aContainer(1, { name: 'web', ...change });
  world.hello({
    protocol: PROTOCOL_VERSION,
    epoch: 'e',
    revision: 1,
    ...greetedAs(role),
    serverVersion: '1',
  });
  world.snapshot({ protocol: PROTOCOL_VERSION, epoch: 'e', revision: 1, records: [host, container] });
  pending.reach(world.getState());
  const sent: Intent[] = [];
  const sendIntent = (intent: Intent, answerLimitMs = 0) => {
    sent.push(intent);
    if ('late' in answer)
      return new Promise<ActionResult>((resolve) => {
        clock.after(answerLimitMs, () => resolve(answer.late));
      });
    return Promise.resolve(intent.kind === 'prepareRemove' && answer.ok ? prepared : answer);
  };
  const commands = createCommands({ sendIntent, world, pending, notices });
  const told = () => notices.getState().notices.map(({ text }) => text);
  return { clock, world, pending, commands, sent, told, id: container.id };
};

test('the lever asks for what the state allows, and stays pending until the world shows it', async () => {
  const { commands, sent, pending, id } = pageWith({ state: 'running' });
  expect(await commands.pullLever(id)).toEqual(done);
  expect(sent).toEqual([{ kind: 'act', container: id, action: 'stop', key: aKey }]);
  expect(pending.getState().entries.get(id)).toMatchObject({ phase: 'accepted', revision: 2 });
});

test('what the state forbids is refused without asking the server, with the reason on the container', async () => {
  const { commands, sent, pending, told, id } = pageWith({ state: 'exited' });
  expect(await commands.pullIceLever(id)).toMatchObject({ ok: false, code: 'state' });
  expect(sent).toEqual([]);
  expect(told()).toEqual(['web is exited: it cannot be asked to pause']);
  expect(pending.getState().entries.get(id)).toMatchObject({ phase: 'refused', action: 'pause' });
});

test('what the role forbids is refused without asking the server', async () => {
  const { commands, sent, told, id } = pageWith({ state: 'running' }, done, 'viewer');
  await commands.ringBell(id);
  expect([sent, told()]).toEqual([[], ['web: this town is read-only: it is for looking only']]);
});

test('a second wish while the first is under way is refused, and does not hide the first', async () => {
  const { commands, sent, pending, id } = pageWith({ state: 'running' });
  await commands.pullLever(id);
  expect(await commands.ringBell(id)).toMatchObject({ ok: false, code: 'busy' });
  expect(sent).toHaveLength(1);
  expect(pending.getState().entries.get(id)).toMatchObject({ phase: 'accepted', action: 'stop' });
});

test("the engine's own sentence is told with the name of the container", async () => {
  const { commands, told, id } = pageWith(
    { state: 'exited' },
    { ok: false, code: 'engine', message: 'port is already allocated' },
  );
  await commands.pullLever(id);
  expect(told()).toEqual(['web: port is already allocated']);
});

const WATCH = 'so nobody knows whether it was done: watch the building, and ask again if nothing changes';

test.each([
  [`no answer to stop for 20 s, ${WATCH}`, { ms: 20_000 }],
  [`no answer to stop for 130 s, ${WATCH}`, { ms: 130_000, stopTimeout: 120 }],
  [
    'stop has taken 60 s, and this container may take as long as it likes: wait, or kill it',
    { ms: 60_000, stopTimeout: -1 },
  ],
])(
  'a stop without an answer ends once its time is over, in one sentence: %s',
  async (words, { ms, ...own }) => {
    const { clock, commands, pending, told, id } = pageWith({ state: 'running', ...own }, { late: noAnswer });
    const result = commands.pullLever(id);
    clock.pass(ms - 1);
    expect([pending.getState().entries.get(id)?.phase, told()]).toEqual(['asked', []]);
    clock.pass(1);
    expect([pending.getState().entries.get(id)?.phase, told()]).toEqual(['unknown', [`web: ${words}`]]);
    clock.pass(30_000);
    expect([await result, told()]).toEqual([noAnswer, []]);
  },
);

test('what the server says after that is told, unless it is that there is no answer', async () => {
  const { clock, commands, told, id } = pageWith({ state: 'running' }, { late: refused });
  const result = commands.pullLever(id);
  clock.pass(50_000);
  expect([await result, told()]).toEqual([refused, ['web: driver failed']]);
});

test('the first press of the button opens the case, the second removes with its ticket', async () => {
  const { commands, sent, pending, id } = pageWith({ state: 'exited' });
  await commands.pressButton(id);
  expect(sent).toEqual([{ kind: 'prepareRemove', container: id }]);
  expect(pending.getState()).toMatchObject({ armed: { id, ticket: removal, until: ARMED_MS } });
  await commands.pressButton(id);
  expect(sent.at(-1)).toEqual(removed(id, false));
  expect(pending.getState().armed).toBeNull();
});

test('a press after the case has closed only opens it again', async () => {
  const { clock, commands, sent, id } = pageWith({ state: 'exited' });
  await commands.pressButton(id);
  clock.pass(ARMED_MS);
  await commands.pressButton(id);
  expect(sent.map(({ kind }) => kind)).toEqual(['prepareRemove', 'prepareRemove']);
});

test('a case that closes by itself says so, once, and one that was pressed again does not', async () => {
  const { clock, commands, told, id } = pageWith({ state: 'exited' });
  await commands.pressButton(id);
  clock.pass(ARMED_MS - 1);
  expect(told()).toEqual([]);
  clock.pass(1);
  expect(told()).toEqual(['web: the case has closed again, nothing was removed']);

  const pressed = pageWith({ state: 'exited' });
  await pressed.commands.pressButton(pressed.id);
  await pressed.commands.pressButton(pressed.id);
  pressed.clock.pass(ARMED_MS);
  expect(pressed.told()).toEqual([]);
});

test('what is asked while the server or the engine is away is refused without waiting for an answer', async () => {
  const { world, commands, sent, told, id } = pageWith({ state: 'running' });
  const { epoch, revision } = { epoch: 'e', revision: 2 };
  world.patch({ epoch, previous: 1, revision, put: [aHost({ state: 'stale' })], remove: [] });
  expect(await commands.pullLever(id)).toMatchObject({ ok: false, code: 'unreachable' });
  world.lost();
  expect(await commands.prepareRemove(id)).toMatchObject({ ok: false });
  expect([sent, told()]).toEqual([
    [],
    ['web: the engine does not answer now', 'web: the server does not answer now'],
  ]);
});

test('two presses at once open one case and remove nothing', async () => {
  const { commands, sent, id } = pageWith({ state: 'exited' });
  await Promise.all([commands.pressButton(id), commands.pressButton(id)]);
  expect(sent.map(({ kind }) => kind)).toEqual(['prepareRemove']);
});

test('the button of a running container is refused, but the dialog gets a ticket to force with', async () => {
  const { commands, sent, told, id } = pageWith({ state: 'running' });
  await commands.pressButton(id);
  expect([sent, told()]).toEqual([[], ['web is running: stop it first, then remove it']]);
  expect(await commands.prepareRemove(id)).toEqual(prepared);
  await commands.remove(id, removal, true);
  expect(sent.at(-1)).toEqual(removed(id, true));
});

test('a protected container gets no ticket, not even by force', async () => {
  const { commands, sent, id } = pageWith({ state: 'exited', protected: true });
  expect(await commands.prepareRemove(id)).toMatchObject({ ok: false });
  expect(sent).toEqual([]);
});

test('a container that is gone is refused', async () => {
  const { commands, sent } = pageWith({});
  expect(await commands.pullLever(aContainer(77).id)).toMatchObject({ ok: false, code: 'unknown' });
  expect(sent).toEqual([]);
});
