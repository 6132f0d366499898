import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOOKMARK_MS } from '../../../server/gateway/resumes.ts';
import { PATCH_SPACING_MS } from '../../../server/gateway/patchPacer.ts';
import { play, stepsArbitrary } from '../../support/streamPlay.ts';

test('whatever happens to the clients, each holds one state of the server at any time, and the newest soon after', () => {
  fc.assert(
    fc.property(stepsArbitrary, (steps) => {
      const played = play(steps);
      const { clients, run, resume, current } = played;
      clients.forEach((client, i) => {
        if (!client.isConnected) run({ kind: 'join', client: i });
        run({ kind: 'thaw', client: i });
      });
      run({ kind: 'pass', ms: PATCH_SPACING_MS });
      // Resumable: whatever was lost, one bookmark and two requests later nothing is missing.
      run({ kind: 'pass', ms: BOOKMARK_MS });
      for (const client of clients) {
        resume(client);
        resume(client);
      }
      const { epoch, map, pacer } = current();
      for (const { mirror } of clients) {
        // Fresh.
        expect(mirror).toMatchObject({ epoch, revision: pacer.revision(), phase: 'current', cause: null });
        expect(new Map(mirror.records)).toEqual(new Map(map.records()));
        expect(mirror.marks.hash).toBe(pacer.bookmark().hash);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('who was away or has lost something is brought back without a snapshot', () => {
  fc.assert(
    fc.property(
      stepsArbitrary.map((steps) => steps.filter(({ kind }) => kind !== 'restart')),
      (steps) => {
        for (const { snapshots } of play(steps).clients) expect(snapshots).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
