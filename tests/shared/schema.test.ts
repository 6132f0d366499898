import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../shared/protocol.ts';
import { containerId } from '../../shared/records.ts';
import { intentSchema } from '../../shared/schema.ts';
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
