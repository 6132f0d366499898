import fc from 'fast-check';
import { expect } from 'vitest';
import { unpackPatch } from '../../shared/packedWorld.ts';
import type { Bookmark } from '../../shared/bookmark.ts';
import type { Hello } from '../../shared/hello.ts';
import type { Patch } from '../../shared/patch.ts';
import type { RecordMap, WorldRecord } from '../../shared/records.ts';
import { BOOKMARK_MS, createResumes } from '../../server/gateway/resumes.ts';
import { createPatchPacer, PATCH_SPACING_MS } from '../../server/gateway/patchPacer.ts';
import { createWorldMap } from '../../server/world/worldMap.ts';
import {
  applyBookmark,
  applyHello,
  applyLoss,
  applyPatch,
  applyResumed,
  applySnapshot,
  emptyMirror,
  type Mirror,
} from '../../client/store/mirror.ts';
import { heldClock } from './heldClock.ts';
import { recordsArbitrary } from './arbitraries.ts';
import { recordMap } from './records.ts';

type Message =
  | { readonly hello: Pick<Hello, 'epoch' | 'revision'> }
  | { readonly patch: Patch }
  | { readonly bookmark: Bookmark };

/** What can happen: to the world, or to one client and the way to it. */
export type Step =
  | { readonly kind: 'change'; readonly records: readonly WorldRecord[] }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'restart' }
  | {
      readonly kind: 'join' | 'leave' | 'freeze' | 'thaw' | 'lose' | 'double' | 'resume';
      readonly client: number;
    };

const CLIENTS = 3;

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: recordsArbitrary.map((records) => ({ kind: 'change', records }) as const) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(10, PATCH_SPACING_MS, BOOKMARK_MS)
      .map((ms) => ({ kind: 'pass', ms }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' } as const) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constantFrom('join', 'leave', 'freeze', 'thaw', 'lose', 'double', 'resume'),
      client: fc.nat(CLIENTS - 1),
    }),
  },
);

const STEPS_MAX = 80;

/** Begins with everybody there; long, since only a long history loses something and goes on. */
export const stepsArbitrary: fc.Arbitrary<Step[]> = fc
  .array(stepArbitrary, { maxLength: STEPS_MAX, size: 'max' })
  .map((steps) => [...Array.from({ length: CLIENTS }, (_, client) => arrival(client)).flat(), ...steps]);

const arrival = (client: number): Step[] => [
  { kind: 'join', client },
  { kind: 'resume', client },
];

/** The real world map, pacer, ring and bookmarks; every state that it ever told, as a plain Map. */
function startServer(epoch: string, clock: ReturnType<typeof heldClock>, send: (message: Message) => void) {
  const map = createWorldMap(epoch);
  const pacer = createPatchPacer(map, { ...clock, random: () => 0.5 });
  const resumes = createResumes({
    ...{ pacer, clock: { ...clock, random: () => 0.5 } },
    onBookmark: (bookmark) => send({ bookmark }),
  });
  const states = new Map<number, RecordMap>([[0, new Map()]]);
  pacer.onPatch((patch) => {
    states.set(patch.revision, new Map(map.records()));
    send({ patch });
  });
  const close = () => {
    resumes.close();
    pacer.close();
  };
  return { epoch, map, pacer, resumes, states, close };
}

/** The real mirror behind a way on which messages wait while the client is frozen. */
interface Client {
  mirror: Mirror;
  isConnected: boolean;
  isFrozen: boolean;
  way: Message[];
  snapshots: number;
}

const take = (mirror: Mirror, message: Message): Mirror => {
  if ('hello' in message) return applyHello(mirror, message.hello);
  return 'patch' in message ? applyPatch(mirror, message.patch) : applyBookmark(mirror, message.bookmark);
};

/** Plays these steps; at each of them the oracles are asked. */
export function play(steps: readonly Step[]) {
  const clock = heldClock();
  const clients = Array.from({ length: CLIENTS }, (): Client => ({
    ...{ mirror: emptyMirror, isConnected: false, isFrozen: false, way: [], snapshots: 0 },
  }));
  const epochs = new Map<string, ReadonlyMap<number, RecordMap>>();
  const broadcast = (message: Message) => {
    for (const client of clients) if (client.isConnected) client.way.push(message);
  };
  const start = (epoch: string) => {
    const started = startServer(epoch, clock, broadcast);
    epochs.set(epoch, started.states);
    return started;
  };
  let server = start('e0');
  /** As over HTTP, where it may be a little old. */
  let snapshot = server.pacer.snapshot();

  /** Ordered, Unique, Atomic, NoPhantom: the mirror is always exactly one state that the server has told. */
  const become = (client: Client, next: Mirror) => {
    const { epoch, revision } = client.mirror;
    if (next.epoch === epoch && next.phase === 'current')
      expect(next.revision).toBeGreaterThanOrEqual(revision);
    if (next.epoch !== null)
      expect(new Map(next.records)).toEqual(new Map(epochs.get(next.epoch)?.get(next.revision)));
    client.mirror = next;
  };
  const deliver = (client: Client) => {
    if (client.isFrozen) return;
    for (const message of client.way.splice(0)) become(client, take(client.mirror, message));
  };
  const resume = (client: Client) => {
    const { phase, epoch, revision, cause } = client.mirror;
    if (phase === 'current' || !client.isConnected || client.isFrozen) return;
    const answer =
      epoch === null || cause === null ? null : server.resumes.answer({ epoch, revision, reason: cause });
    if (answer?.ok === true) become(client, applyResumed(client.mirror, unpackPatch(answer.patch)));
    else {
      client.snapshots += 1;
      become(client, applySnapshot(client.mirror, snapshot));
    }
  };
  const join = (client: Client) => {
    client.isConnected = true;
    client.way = [{ hello: { epoch: server.epoch, revision: server.pacer.revision() } }];
  };
  const leave = (client: Client) => {
    Object.assign(client, { isConnected: false, isFrozen: false, way: [] });
    client.mirror = applyLoss(client.mirror);
  };
  const act: Readonly<
    Record<Exclude<Step['kind'], 'change' | 'pass' | 'restart'>, (client: Client) => void>
  > = {
    ...{ join, leave, resume },
    freeze: (client) => void (client.isFrozen = true),
    thaw: (client) => void (client.isFrozen = false),
    lose: (client) => {
      const last = client.way.at(-1);
      if (last !== undefined && !('hello' in last)) client.way.pop();
    },
    double: (client) => {
      const [first] = client.way;
      if (first !== undefined && !('hello' in first)) client.way.unshift(first);
    },
  };
  const run = (step: Step) => {
    if (step.kind === 'change') server.map.commit(recordMap(step.records));
    else if (step.kind === 'pass') clock.pass(step.ms);
    else if (step.kind === 'restart') {
      server.close();
      clients.forEach(leave);
      server = start(`e${String(epochs.size)}`);
    } else {
      const client = clients[step.client];
      if (client !== undefined) act[step.kind](client);
    }
    if (step.kind === 'pass' || step.kind === 'restart') snapshot = server.pacer.snapshot();
    clients.forEach(deliver);
  };
  steps.forEach(run);
  return { clients, clock, run, join, resume, current: () => server };
}
