import { expect, test } from 'vitest';
import {
  parseFilters,
  passesEventFilters,
  passesFilters,
  refusedFilter,
} from '../../../server/simulator/filters.ts';
import { ID, workbench } from './machines.ts';

const filters = (values: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(values));

test('filters are read as lists and as objects of trues', () => {
  expect([
    parseFilters('{"name":["a","b"]}'),
    parseFilters('{"name":{"a":true}}'),
    parseFilters(null),
  ]).toEqual([
    { ok: true, filters: filters({ name: ['a', 'b'] }) },
    { ok: true, filters: filters({ name: ['a'] }) },
    { ok: true, filters: new Map() },
  ]);
  expect(parseFilters('xx')).toEqual({
    ok: false,
    status: 500,
    message: "invalid character 'x' looking for beginning of value",
  });
});

test.each([
  [{}, true],
  [{ name: ['we'] }, true],
  [{ name: ['^/web$'] }, true],
  [{ name: ['db'] }, false],
  [{ name: ['db', 'web'] }, true],
  [{ name: ['[('] }, false],
  [{ id: [ID] }, true],
  [{ id: ['aaaa'] }, true],
  [{ id: ['b'] }, false],
  [{ status: ['created'] }, true],
  [{ status: ['running', 'exited'] }, false],
  [{ label: ['team'] }, true],
  [{ label: ['team=blue'] }, true],
  [{ label: ['team=red'] }, false],
  [{ label: ['team', 'size'] }, false],
  [{ ancestor: ['alpine'] }, true],
  [{ health: ['none'] }, true],
  [{ network: ['none'] }, true],
  [{ name: ['web'], status: ['exited'] }, false],
])('web, created, team=blue: %o → %s', (wanted, passes) => {
  expect(passesFilters(workbench().it(), filters(wanted))).toBe(passes);
});

test('filters that do not exist are refused', () => {
  expect(refusedFilter(filters({ colour: ['x'] }))).toEqual({
    status: 400,
    message: "Invalid filter 'colour'",
  });
  expect(refusedFilter(filters({ status: ['x'] }))).toEqual({
    status: 400,
    message: "Invalid filter 'status=x'",
  });
  expect(refusedFilter(filters({ status: ['dead'] }))).toBeNull();
});

const EVENT = {
  type: 'container' as const,
  action: 'health_status: healthy',
  id: ID,
  attributes: { name: 'web', image: 'nginx', team: 'blue' },
};

test.each([
  [{ type: ['container'] }, true],
  [{ type: ['network'] }, false],
  [{ event: ['health_status'] }, true],
  [{ event: ['health_status: healthy'] }, true],
  [{ event: ['start'] }, false],
  [{ container: ['web'] }, true],
  [{ container: ['aaa'] }, true],
  [{ container: ['db'] }, false],
  [{ label: ['team=blue'] }, true],
  [{ image: ['redis'] }, false],
])('a health event of web: %o → %s', (wanted, passes) => {
  expect(passesEventFilters(EVENT, filters(wanted))).toBe(passes);
});
