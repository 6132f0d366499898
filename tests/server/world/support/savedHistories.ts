import type { History } from './histories.ts';

/** Histories that once ended with a town that was not the engine's; they are played before all others. */
export const SAVED: readonly History[] = [
  {
    // A list that began before a change and came back after it undid what a single read had said.
    steps: [
      { kind: 'put', number: 1, state: 'running', name: 'a' },
      { kind: 'wait', ms: 55_000 },
      { kind: 'latency', ms: 400, content: 'early' },
      { kind: 'wait', ms: 5_100 },
      { kind: 'put', number: 1, state: 'exited', name: 'a' },
    ],
    chance: 0.5,
    headStartMs: 0,
  },
  {
    // Another engine took over the address, and the stream from the old one lived on.
    steps: [
      { kind: 'put', number: 1, state: 'running', name: 'a' },
      { kind: 'wait', ms: 1_000 },
      { kind: 'replace', told: false },
      { kind: 'put', number: 1, state: 'running', name: 'b' },
    ],
    chance: 0.99,
    headStartMs: 0,
  },
  {
    // A process that ended while the engine was away, and no event in the ring.
    steps: [
      { kind: 'put', number: 1, state: 'running', name: 'a' },
      { kind: 'wait', ms: 1_000 },
      { kind: 'restart', dead: [1] },
    ],
    chance: 0.99,
    headStartMs: 0,
  },
  {
    // Another engine that nobody told of; the rest after the last trouble was added to the time until the audit.
    steps: [
      { kind: 'engine', fault: 'silent' },
      { kind: 'wait', ms: 3_811 },
      { kind: 'engine', fault: 'failing' },
      { kind: 'wait', ms: 3_565 },
      { kind: 'restart', dead: [] },
      { kind: 'put', number: 1, state: 'running', name: 'a' },
      { kind: 'wait', ms: 1_980 },
      { kind: 'latency', ms: 253, content: 'early' },
      { kind: 'replace', told: false },
    ],
    chance: 0.99,
    headStartMs: null,
  },
  {
    // Lists that were given up because the watch ended made it wait longer and longer for the next one.
    steps: [
      { kind: 'hang', calls: ['list'] },
      { kind: 'wait', ms: 0 },
      { kind: 'replace', told: true },
      { kind: 'wait', ms: 50 },
      { kind: 'restart', dead: [] },
      { kind: 'wait', ms: 50 },
      { kind: 'replace', told: true },
      { kind: 'wait', ms: 50 },
    ],
    chance: 0,
    headStartMs: null,
  },
];
