import { describe, expect, test } from 'vitest';
import { bannerLines } from '../../../client/hud/bannerLines.ts';
import { createWorldStore, type WorldState } from '../../../client/store/worldStore.ts';
import type { Host } from '../../../shared/records.ts';
import { hostId } from '../../../shared/records.ts';
import type { Rights } from '../../../shared/roles.ts';
import { aHost, recordMap } from '../../support/records.ts';
import { ADMIN, KIOSK, VIEWER } from '../../support/rights.ts';

const NOW = 1_000_000;
const worldWith = (hosts: readonly Host[], change: Partial<WorldState> = {}): WorldState => ({
  ...createWorldStore(() => NOW).getState(),
  ...{ connection: 'live', epoch: 'e', rights: ADMIN, records: recordMap(hosts) },
  ...change,
});
const simulator = aHost({
  id: hostId('simulator'),
  simulated: true,
  address: 'simulator',
  name: 'simulator',
});

describe('the banner', () => {
  test('says nothing while a real town is live', () => {
    expect(bannerLines(worldWith([aHost()]), NOW)).toEqual([]);
  });

  test('names an engine that is away, its remedy and the age of what is shown, and offers the simulated town', () => {
    const problem = 'The engine at /run/docker.sock refuses: start it.';
    const host = aHost({ state: 'unreachable', problem, confirmedAt: NOW - 65_000 });
    expect(bannerLines(worldWith([host]), NOW)).toEqual([
      {
        key: host.id,
        tone: 'alarm',
        text: `${problem} Shown as of 1 min ago.`,
        spoken: problem,
        button: { label: 'Look at the simulated town', wish: { kind: 'showSimulator', shown: true } },
      },
    ]);
  });

  test('says what a proxy before a live engine keeps back, and nothing of the switches that it refuses', () => {
    const lacking = (refused: Host['refused'] & object) =>
      bannerLines(worldWith([aHost({ refused })]), NOW).map(({ tone, text }) => [tone, text]);
    expect(lacking(['start', 'remove'])).toEqual([]);
    const events = 'does not let us hear what happens: the town asks every few seconds instead';
    expect(lacking(['start', 'events'])).toEqual([['calm', `The socket proxy of harbour ${events}.`]]);
    const info = 'does not tell its name, cores and memory';
    expect(lacking(['events', 'info'])).toEqual([
      ['calm', `The socket proxy of harbour ${events}, and ${info}.`],
    ]);
    expect(bannerLines(worldWith([aHost({ state: 'syncing', refused: ['events'] })]), NOW)).toEqual([]);
  });

  test('adds the address where the sentence lacks it', () => {
    const host = aHost({ state: 'stale', problem: null, confirmedAt: null });
    expect(bannerLines(worldWith([host]), NOW)[0]?.text).toBe(
      'The engine harbour does not answer. (/run/docker.sock)',
    );
  });

  test('is patient with an engine that is only being greeted', () => {
    expect(bannerLines(worldWith([aHost({ state: 'connecting' })]), NOW)).toEqual([]);
  });

  test('says of a simulated town that it is one', () => {
    const text = 'This town is simulated: its containers are made up.';
    expect(bannerLines(worldWith([simulator]), NOW)).toEqual([
      { key: 'simulated', tone: 'calm', text, spoken: text },
    ]);
  });

  test('leads back from the simulated town beside an engine that is away', () => {
    const lines = bannerLines(worldWith([aHost({ state: 'unreachable' }), simulator]), NOW);
    expect(lines.map(({ key, button }) => [key, button?.wish])).toEqual([
      [aHost().id, undefined],
      ['simulated', { kind: 'showSimulator', shown: false }],
    ]);
  });

  test('offers an engine that appeared, and does not switch by itself', () => {
    const offer = { address: 'unix:///run/docker.sock', name: 'harbour' };
    expect(bannerLines(worldWith([simulator], { offer }), NOW)[0]).toMatchObject({
      button: { label: 'Show it', wish: { kind: 'acceptOffer', address: offer.address } },
    });
  });

  test('tells who may not choose the town the same, without a button', () => {
    const offer = { address: 'unix:///run/docker.sock', name: 'harbour' };
    const [line] = bannerLines(worldWith([simulator], { offer, rights: VIEWER }), NOW);
    expect(line).toEqual({
      ...{ key: 'simulated', tone: 'calm' },
      ...{ text: 'This town is simulated. A Docker engine answers now: harbour.' },
      ...{ spoken: 'This town is simulated. A Docker engine answers now: harbour.' },
    });
  });

  test('speaks of nothing else while the server itself is lost', () => {
    const lost = { connection: 'lost', connectionSince: NOW - 5_000, byeReason: 'it is stopped' } as const;
    expect(bannerLines(worldWith([simulator], lost), NOW)).toEqual([
      {
        key: 'lost',
        tone: 'alarm',
        text: 'The connection to the server was lost 5 s ago (it is stopped). What you see is from then. Trying again.',
        spoken:
          'The connection to the server is lost (it is stopped). What you see is from then. Trying again.',
      },
    ]);
  });

  test('of a server that never answered it does not say that it was lost', () => {
    const lost = { connection: 'lost', connectionSince: NOW - 5_000, epoch: null } as const;
    const text = 'The server does not answer. Trying again.';
    expect(bannerLines(worldWith([], lost), NOW)).toEqual([
      { key: 'lost', tone: 'alarm', text, spoken: text },
    ]);
  });

  test('who is signed out is told why and led to sign in, and that nothing is live', () => {
    const out = { connection: 'lost', connectionSince: NOW, signedOut: 'Your session has expired.' } as const;
    const text = 'Your session has expired. What you see is from then.';
    expect(bannerLines(worldWith([simulator], out), NOW + 60_000)).toEqual([
      {
        ...{ key: 'signedOut', tone: 'alarm', text, spoken: text },
        button: { label: 'Sign in', wish: { kind: 'signIn' } },
      },
    ]);
  });

  test('does not flicker for a gap that is mended in a moment', () => {
    const catching = { connection: 'connecting', connectionSince: NOW - 500 } as const;
    expect(bannerLines(worldWith([aHost()], catching), NOW)).toEqual([]);
    expect(bannerLines(worldWith([aHost()], catching), NOW + 2_000)).toMatchObject([
      { key: 'connecting', text: 'Catching up with the server: 2 s so far.' },
    ]);
  });

  test('is read aloud once for each trouble, not anew with every second of it', () => {
    const host = aHost({ state: 'unreachable', problem: 'It is away.', confirmedAt: NOW - 65_000 });
    const troubles = [
      worldWith([host]),
      worldWith([aHost()], { connection: 'lost', connectionSince: NOW - 5_000 }),
      worldWith([aHost()], { connection: 'connecting', connectionSince: NOW - 5_000 }),
    ];
    for (const world of troubles) {
      const [now, later] = [NOW, NOW + 61_000].map((at) => bannerLines(world, at)[0]);
      expect(later?.text).not.toBe(now?.text);
      expect(later?.spoken).toBe(now?.spoken);
    }
  });
});

describe('what nobody may do now', () => {
  const restraints = {
    all: 'all actions are held by ada: a fire',
    destructive: 'the audit cannot be written',
  };
  const lines = (rights: Rights) =>
    bannerLines(worldWith([aHost()], { rights: { ...rights, restraints } }), NOW);

  test('stands in the banner for everybody, and an admin can release it', () => {
    const held = 'All actions are held by ada: a fire.';
    const audit = 'The audit cannot be written.';
    const said = [
      { key: 'held', tone: 'alarm', text: held, spoken: held },
      { key: 'audit', tone: 'alarm', text: audit, spoken: audit },
    ];
    expect(lines(KIOSK)).toEqual(said);
    expect(lines(ADMIN)).toEqual([
      { ...said[0], button: { label: 'Release', wish: { kind: 'release' } } },
      said[1],
    ]);
  });
});
