import { describe, expect, test } from 'vitest';
import type { Part } from '../../../client/city/parts.ts';
import { locatePart } from '../../../client/scene/locate.ts';
import { createPicker, type Pickable } from '../../../client/scene/picker.ts';
import { raise } from '../../../client/scene/building.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { rayThrough, toWorld } from '../../../client/scene/view.ts';
import type { Container } from '../../../shared/records.ts';
import type { PropPlacement } from '../../../client/city/props/placing.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const CONTROLS: readonly Part[] = ['lever', 'button', 'bell', 'iceLever', 'sign', 'door'];
const build = (number: number, change: Partial<Container> = {}) =>
  raise(aContainer(number, change), number, { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() });

/** Five blocks before the door, at eye level, facing it. */
function before(building: ReturnType<typeof build>, distance = 5) {
  const { front } = building.house;
  const eye = toWorld({ x: front.x, y: 1.7, z: front.z + distance }, building.at);
  return { ...eye, yaw: (building.at.turns * Math.PI) / 2, pitch: 0, fieldOfView: 60 };
}

const pickerOf = (...buildings: readonly Pickable[]) => {
  const picker = createPicker();
  for (const after of buildings) picker.replace({ before: null, after });
  return picker;
};

describe('picking', () => {
  test.each([
    'nginx',
    'postgres',
    'redis',
    'grafana',
    'rabbitmq',
    'node',
    'minio',
    'alpine',
    'jenkins',
    'vault',
    'acme',
  ])('before a house of %s every control can be seen, and a ray through its place hits it', (image) => {
    const building = build(3, { image });
    const sight = { view: { pose: before(building), aspect: 1.6 }, picker: pickerOf(building) };
    const hits = CONTROLS.map((part) => {
      const place = locatePart(building, part, sight);
      const hit = place && sight.picker.pick(rayThrough(sight.view, place.across, place.up));
      return { part: hit?.part, id: hit?.id, visible: place?.visible };
    });
    expect(hits).toEqual(CONTROLS.map((part) => ({ part, id: building.id, visible: true })));
  });

  test('from behind only the body is hit, and no control is visible', () => {
    const building = build(3);
    const { x, y, z } = toWorld({ x: 0, y: 1.7, z: -14 }, building.at);
    const pose = { x, y, z, yaw: (building.at.turns * Math.PI) / 2 + Math.PI, pitch: 0, fieldOfView: 60 };
    const view = { pose, aspect: 1.6 };
    const picker = pickerOf(building);
    expect(picker.pick(rayThrough(view, 0, 0))?.part).toBe('body');
    expect(CONTROLS.map((part) => locatePart(building, part, { view, picker })?.visible)).not.toContain(true);
  });

  test('the nearer of two buildings on one ray is hit', () => {
    const [near, far] = [build(2), build(3)];
    const view = { pose: before(near), aspect: 1.6 };
    expect(pickerOf(far, near).pick(rayThrough(view, 0, 0))?.id).toBe(near.id);
  });

  test('a building that is gone is hit no more, and those that share its cells still are', () => {
    const [near, far] = [build(2), build(3)];
    const picker = pickerOf(far, near);
    const ray = rayThrough({ pose: before(near), aspect: 1.6 }, 0, 0);
    // Only its form was told of: the one that goes is a newer one than the one that came.
    picker.replace({ before: build(2, { state: 'exited' }), after: null });
    expect(picker.pick(ray)?.id).not.toBe(near.id);
    const other = rayThrough({ pose: before(far), aspect: 1.6 }, 0, 0);
    expect(picker.pick(other)?.id).toBe(far.id);
  });

  test('a building that takes another form is hit once, as what it is now', () => {
    const [plain, next] = [build(2), build(2, { image: 'postgres' })];
    const picker = pickerOf(plain);
    picker.replace({ before: plain, after: next });
    const ray = rayThrough({ pose: before(next), aspect: 1.6 }, 0, 0);
    expect(picker.pick(ray)).toEqual(pickerOf(next).pick(ray));
    picker.replace({ before: next, after: null });
    expect(picker.pick(ray)).toBeNull();
  });

  test('ground between the eye and a building hides it', () => {
    const building = build(3);
    const picker = pickerOf(building);
    const ray = rayThrough({ pose: before(building), aspect: 1.6 }, 0, 0);
    picker.setGround(() => building.at.y + 3);
    expect(picker.pick(ray)).toBeNull();
  });

  test('a gate between them hid a house that was said to be visible: a prop hides what is behind it, not what is before it', () => {
    const building = build(3);
    const picker = pickerOf(building);
    const { at, house } = building;
    const view = { pose: before(building), aspect: 1.6 };
    const pillar = (ahead: number) => ({
      ...toWorld({ ...house.front, y: -1, z: house.front.z + ahead }, at),
      ...{ kind: 'gate5' as const, turns: at.turns, scale: 1 },
    });
    const visible = (ahead: number) => {
      picker.setProps([{ ...pillar(ahead), z: pillar(ahead).z + 3 }]);
      return CONTROLS.map((part) => locatePart(building, part, { view, picker })?.visible);
    };
    expect(visible(2.5)).toContain(false);
    expect(visible(9)).not.toContain(false);
    picker.setProps([]);
    expect(visible(-30)).not.toContain(false);
  });

  test('what grows in a garden hides what is behind it', () => {
    const building = build(3);
    const picker = pickerOf(building);
    const view = { pose: before(building), aspect: 1.6 };
    const { front } = building.house;
    const { x, y, z } = toWorld({ ...front, y: -1, z: front.z + 2.5 }, building.at);
    const grown = { x, y, z: z + 3, kind: 'gate5', turns: building.at.turns, scale: 1 } as const;
    const visible = (gardens: readonly PropPlacement[]) => {
      picker.setGardens(gardens);
      return CONTROLS.map((part) => locatePart(building, part, { view, picker })?.visible);
    };
    expect(visible([grown])).toContain(false);
    expect(visible([])).not.toContain(false);
  });

  test('a ray into the open sky, straight up or down hits nothing and ends', () => {
    const picker = pickerOf(build(3));
    const origin = { x: 5000, y: 10, z: 5000 };
    const directions = [
      { x: 0, y: 1, z: 0 },
      { x: 0, y: -1, z: 0 },
      { x: 1, y: 0, z: 0 },
    ];
    expect(directions.map((direction) => picker.pick({ origin, direction }))).toEqual([null, null, null]);
  });
});
