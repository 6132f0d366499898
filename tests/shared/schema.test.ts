import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../shared/intents.ts';
import { containerId } from '../../shared/records.ts';
import {
  FOCUS_MAX,
  intentSchema,
  NEAR_HOSTS_MAX,
  NEAR_PARCELS_MAX,
  watchStatsSchema,
} from '../../shared/schema.ts';
import { engineId } from '../support/records.ts';

const container = containerId('local', engineId(1));
const INTENTS: readonly Intent[] = [
  { kind: 'act', container, action: 'stop' },
  { kind: 'prepareRemove', container },
  { kind: 'remove', container, token: '0'.repeat(32), force: false },
  { kind: 'showSimulator', shown: true },
  { kind: 'acceptOffer', address: 'unix:///run/docker.sock' },
];

describe('intentSchema', () => {
  test('accepts each kind of intent as it is', () => {
    expect(INTENTS.map((intent) => intentSchema.parse(intent))).toEqual(INTENTS);
  });

  test('refuses unknown keys, a removal without a ticket, short ids and foreign kinds', () => {
    const wrong: unknown[] = [
      { kind: 'act', container, action: 'stop', extra: 1 },
      { kind: 'act', container, action: 'remove' },
      { kind: 'remove', container, force: true },
      { kind: 'act', container: 'container:local/abc', action: 'stop' },
      { kind: 'exec', container },
      { kind: 'acceptOffer', address: 'x'.repeat(513) },
      null,
    ];
    expect(wrong.map((value) => intentSchema.safeParse(value).success)).toEqual(wrong.map(() => false));
  });

  test('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(intentSchema.safeParse(value).success).toBe(false);
      }),
    );
  });
});

describe('watchStatsSchema', () => {
  const accepts = (value: unknown) => watchStatsSchema.safeParse(value).success;
  const many = (count: number) => Array.from({ length: count }, (_, i) => i);
  const near = (hosts: number, parcels: number) =>
    Array.from({ length: hosts }, () => ({ host: 'host:local', parcels: many(parcels) }));

  test('takes yes, no, and whose figures are wanted, up to its bounds and not beyond', () => {
    expect([true, false, { near: 'all', focus: [] }, { near: [], focus: [65_535] }].map(accepts)).toEqual([
      ...[true, true, true, true],
    ]);
    const focus = [FOCUS_MAX - 1, FOCUS_MAX, FOCUS_MAX + 1].map((count) => ({
      near: 'all',
      focus: many(count),
    }));
    expect(focus.map(accepts)).toEqual([true, true, false]);
    const parcels = [NEAR_PARCELS_MAX - 1, NEAR_PARCELS_MAX, NEAR_PARCELS_MAX + 1];
    expect(parcels.map((count) => accepts({ near: near(1, count), focus: [] }))).toEqual([true, true, false]);
    const hosts = [NEAR_HOSTS_MAX - 1, NEAR_HOSTS_MAX, NEAR_HOSTS_MAX + 1];
    expect(hosts.map((count) => accepts({ near: near(count, 1), focus: [] }))).toEqual([true, true, false]);
  });

  test('refuses what is no slot, no parcel and no host', () => {
    const wrong: unknown[] = [
      { near: 'all', focus: [-1] },
      { near: 'all', focus: [65_536] },
      { near: 'all', focus: [0.5] },
      { near: [{ host: 'local', parcels: [] }], focus: [] },
      { near: [{ host: 'host:local', parcels: ['1'] }], focus: [] },
      { near: 'all' },
      { near: 'all', focus: [], extra: 1 },
      null,
    ];
    expect(wrong.map(accepts)).toEqual(wrong.map(() => false));
  });
});
