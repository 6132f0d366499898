import { expect, test } from 'vitest';
import { z } from 'zod';
import { receivePacket, receiver } from '../../../server/gateway/packets.ts';
import type { PacketBorder } from '../../../server/gateway/packets.ts';
import { anAsker } from '../../support/rights.ts';
import { createRateLimit } from '../../../server/access/rateLimit.ts';

const sender = anAsker('admin');
const refuse = (code: string) => ({ ok: false, code });

/** What one packet to this receiver comes to. */
async function outcome(
  receive: (content: string) => unknown,
  packet: readonly unknown[],
  schema: z.ZodType<string> = z.string(),
) {
  const faults: unknown[] = [];
  const answers: unknown[] = [];
  const border: PacketBorder = {
    receivers: new Map([['say', receiver({ schema, receive, refuse })]]),
    figures: { received: 0, invalid: 0, limited: 0, failed: 0 },
    onFault: (error) => faults.push(error),
  };
  const acknowledge = (answer: unknown) => answers.push(answer);
  await receivePacket(border, [...packet, acknowledge], {
    sender,
    limit: createRateLimit(1, 1_000, () => 0),
  });
  return { answers, faults, ...border.figures };
}

const FINE = { received: 1, invalid: 0, limited: 0, failed: 0, faults: [], answers: [] };
const fault = new Error('the disk is full');

test('what a receiver makes of a packet is the answer', async () => {
  expect(await outcome((word) => `${word}!`, ['say', 'ho'])).toEqual({ ...FINE, answers: ['ho!'] });
});

test.each([
  ['rejects', () => Promise.reject(fault)],
  [
    'throws',
    () => {
      throw fault;
    },
  ],
])('a receiver that %s is answered for, and its fault told', async (_how, receive) => {
  expect(await outcome(receive, ['say', 'ho'])).toEqual({
    ...{ ...FINE, failed: 1, faults: [fault] },
    answers: [{ ok: false, code: 'engine' }],
  });
});

test('content that throws when it is read left a rejection that nobody caught: it is not understood, and no fault of ours', async () => {
  const throwing = z.custom<string>(() => {
    throw fault;
  });
  expect(await outcome((word) => word, ['say', 'ho'], throwing)).toEqual({
    ...{ ...FINE, invalid: 1 },
    answers: [{ ok: false, code: 'invalid' }],
  });
});

test.each([null, undefined, 1, {}])('%j reaches no receiver that takes words', async (content) => {
  const receive = () => Promise.reject(fault);
  expect(await outcome(receive, ['say', content])).toEqual({
    ...{ ...FINE, invalid: 1 },
    answers: [{ ok: false, code: 'invalid' }],
  });
});

test.each([null, undefined, '__proto__', 'hasOwnProperty', 'shout'])(
  'no receiver is called %j',
  async (name) => {
    expect(await outcome(() => 'heard', [name, 'ho'])).toEqual({ ...FINE, invalid: 1 });
  },
);
