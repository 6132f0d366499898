import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  IMAGE_COLUMNS,
  NAME_COLUMNS,
  shorten,
  signOf,
  STATUS_COLUMNS,
} from '../../../client/city/signText.ts';
import { aContainer } from '../../support/records.ts';

describe('a sign', () => {
  test('shows service and number, since the gate bears the project; else the name', () => {
    expect(signOf(aContainer(2), null)).toEqual({ name: 'web-2', image: 'nginx:1.27', status: 'running' });
    expect(signOf(aContainer(1, { project: '', service: '', name: 'toolbox' }), null).name).toBe('toolbox');
  });

  test('shows the service alone where no label numbers it', () => {
    expect(signOf(aContainer(1, { number: 0 }), null).name).toBe('web');
  });

  test('says what is under way instead of the state', () => {
    expect(signOf(aContainer(), 'stop').status).toBe('stopping ...');
  });

  test('names health, exit code, restarts and a lack of memory', () => {
    const changes = [
      { health: 'healthy' },
      { state: 'exited', exitCode: 0 },
      { state: 'exited', exitCode: 3 },
      { state: 'exited', exitCode: null },
      { state: 'exited', exitCode: 137, oomKilled: true },
      { state: 'restarting', restartCount: 4 },
      { state: 'restarting', restartCount: null },
    ] as const;
    expect(changes.map((change) => signOf(aContainer(1, change), null).status)).toEqual([
      'healthy',
      'exited 0',
      'exited 3',
      'exited',
      'out of memory',
      'restarting, 4x',
      'restarting',
    ]);
  });

  test('leaves out as much of where an image comes from as its board has no room for', () => {
    const shown = (image: string) => signOf(aContainer(1, { image }), null).image;
    expect(shown('lantern/shop-api:4.1')).toBe('lantern/shop-api:4.1');
    expect(shown('lantern/shop-api:4.12.0')).toBe('shop-api:4.12.0');
    expect(shown('registry.example.org:5000/team/api:4')).toBe('team/api:4');
    expect(shown(`team/${'x'.repeat(40)}:4.12.0`)).toBe('xxxxxxxxx..xx:4.12.0');
  });

  test('cuts long names in the middle, so that their tails stay', () => {
    const long = 'registry.example.org/team/orders-service:4.12.0';
    expect(shorten(long, IMAGE_COLUMNS)).toHaveLength(IMAGE_COLUMNS);
    expect(shorten(long, IMAGE_COLUMNS)).toBe('registry...ce:4.12.0');
    expect(shorten('short', IMAGE_COLUMNS)).toBe('short');
  });

  test('fits on its board, whatever the container is called and however often it restarted', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(999_999), (name_, image_, restartCount) => {
        const state = 'restarting';
        const container = aContainer(1, { service: '', name: name_, image: image_, state, restartCount });
        const { name, image, status } = signOf(container, null);
        expect(name.length).toBeLessThanOrEqual(NAME_COLUMNS);
        expect(image.length).toBeLessThanOrEqual(IMAGE_COLUMNS);
        expect(status.length).toBeLessThanOrEqual(STATUS_COLUMNS);
      }),
    );
  });
});
