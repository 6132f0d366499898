import { expect, test } from 'vitest';
import { standingAt, whyAway, whyNotEvenByForce, whyNotNow } from '../../../client/store/footing.ts';
import { CONTAINER_STATES, type HostState } from '../../../shared/records.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';
import { ADMIN, VIEWER } from '../../support/rights.ts';

const container = aContainer(1);
const ENGINE_AWAY = 'the engine does not answer now';
const SERVER_AWAY = 'the server does not answer now';
const awayWhile = (state: HostState) =>
  whyAway({ connection: 'live', signedOut: null, records: recordMap([aHost({ state })]) }, container.host);

test('something can be asked only over a live connection of a live engine', () => {
  const states = ['live', 'connecting', 'syncing', 'stale', 'unreachable'] as const;
  expect(states.map(awayWhile)).toEqual([null, ENGINE_AWAY, ENGINE_AWAY, ENGINE_AWAY, ENGINE_AWAY]);
  const records = recordMap([aHost()]);
  const connections = ['live', 'connecting', 'lost'] as const;
  expect(
    connections.map((connection) => whyAway({ connection, records, signedOut: null }, container.host)),
  ).toEqual([...[null, SERVER_AWAY, SERVER_AWAY]]);
  expect(whyAway({ connection: 'live', signedOut: null, records: recordMap([]) }, container.host)).toBe(
    ENGINE_AWAY,
  );
  const signedOut = 'You have been signed out.';
  expect(whyAway({ connection: 'lost', records, signedOut }, container.host)).toBe('you are signed out');
});

test('that the engine is away comes before every other reason', () => {
  const footing = { rights: VIEWER, away: ENGINE_AWAY } as const;
  expect(whyNotNow(container, 'stop', footing)).toBe(ENGINE_AWAY);
  expect(CONTAINER_STATES.map((state) => whyNotEvenByForce({ ...container, state }, footing))).toEqual(
    CONTAINER_STATES.map(() => ENGINE_AWAY),
  );
});

test('what a proxy before the engine refuses cannot be asked, also by force, and all else can', () => {
  const footing = { rights: standingAt(ADMIN, aHost({ refused: ['stop', 'remove', 'events'] })), away: null };
  const refused = (action: string) => `the socket proxy of this engine does not let us ${action} containers`;
  expect(whyNotNow(container, 'stop', footing)).toBe(refused('stop'));
  expect(whyNotEvenByForce(container, footing)).toBe(refused('remove'));
  expect(whyNotNow(container, 'restart', footing)).toBeNull();
  expect(standingAt(ADMIN, aHost())).toBe(ADMIN);
  expect(standingAt(ADMIN, undefined)).toBe(ADMIN);
});

test('only what is being removed already cannot be removed by force', () => {
  const footing = { rights: ADMIN, away: null } as const;
  expect(
    CONTAINER_STATES.filter((state) => whyNotEvenByForce({ ...container, state }, footing) !== null),
  ).toEqual(['removing']);
});
