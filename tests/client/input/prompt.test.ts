import { expect, test } from 'vitest';
import type { Part } from '../../../client/city/parts.ts';
import { promptOf, type PromptContext } from '../../../client/input/prompt.ts';
import { aContainer } from '../../support/records.ts';

const line = (
  part: Part,
  change: Parameters<typeof aContainer>[1] = {},
  context: Partial<PromptContext> = {},
) =>
  promptOf({ id: aContainer().id, part, distance: 4 }, aContainer(1, change), {
    role: 'admin',
    pending: null,
    armed: false,
    ...context,
  });

test.each([
  [line('lever'), 'Lever of shop-web-1: click to stop'],
  [line('lever', { state: 'exited' }), 'Lever of shop-web-1: click to start'],
  [line('iceLever', { state: 'paused' }), 'Ice lever of shop-web-1: click to thaw'],
  [line('bell'), 'Bell of shop-web-1: click to restart'],
  [line('button'), 'Remove button of shop-web-1: shop-web-1 is running: stop it first'],
  [line('button', { state: 'exited' }), 'Remove button of shop-web-1: click to open the glass case'],
  [
    line('button', { state: 'exited' }, { armed: true }),
    'Remove button of shop-web-1: click again to remove the container',
  ],
  [line('lever', {}, { pending: 'stop' }), 'Lever of shop-web-1: waiting for the engine to stop it'],
  [line('sign', {}, { pending: 'stop' }), 'Sign of shop-web-1: running, click for its panel'],
  [line('lever', {}, { role: 'kiosk' }), 'Lever of shop-web-1: the role kiosk may not stop containers'],
])('the line under the crosshair reads: %s', (said, expected) => {
  expect(said).toBe(expected);
});
