import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import * as shared from '../../shared/schema.ts';
import { samplesOf } from '../support/hostile/schemaSamples.ts';

const LONG = 10_000;
const DEEPEST = 4;
const schemas = Object.entries(shared).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [{ name, schema: value }] : [],
);

type Path = readonly (string | number)[];

const isNest = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Every place in a value, the value itself first. */
const placesIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(isNest(value) ? Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])) : []),
];

/** The same value with something else in one place. */
function withAt(value: unknown, [key, ...rest]: Path, change: (before: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (isList(value)) return value.map((each, i) => (String(i) === key ? withAt(each, rest, change) : each));
  return isNest(value) ? { ...value, [key]: withAt(value[key], rest, change) } : value;
}

const nested = (depth: number, make: (inner: unknown) => unknown): unknown =>
  Array.from({ length: depth }).reduce<unknown>(make, 0);

/** What must be refused in every place, by what stands there. */
const CHANGES: Readonly<Record<string, (before: unknown) => unknown>> = {
  'an unknown key': (before) => (isNest(before) && !isList(before) ? { ...before, extra: 1 } : { extra: 1 }),
  'a key __proto__': (before) =>
    Object.defineProperty(isNest(before) ? { ...before } : {}, '__proto__', { value: 1, enumerable: true }),
  'a long text': () => 'x'.repeat(LONG),
  'a text of NULs': () => '\0'.repeat(LONG),
  'a long list': (before) => Array.from({ length: LONG }, () => (isList(before) ? before[0] : 0)),
  'a thousand lists, each in the other': () => nested(1_000, (inner) => [inner]),
  'a thousand objects, each in the other': () => nested(1_000, (inner) => ({ near: inner })),
  'no number': () => NaN,
  'more than any number': () => Infinity,
  'a fraction': () => 0.5,
  'less than nothing': () => -1,
  'a number beyond 2^53': () => 2 ** 53,
  bytes: () => new Uint8Array(8),
  'a date': () => new Date(0),
};

/** The changes after which the schema still takes the sample. */
const takenChanges = (schema: z.ZodType, sample: unknown): string[] =>
  placesIn(sample).flatMap((path) =>
    Object.entries(CHANGES)
      .filter(([, change]) => schema.safeParse(withAt(sample, path, change)).success)
      .map(([what]) => `${what} at /${path.join('/')} of ${JSON.stringify(sample)}`),
  );

test('every schema of the protocol is known here', () => {
  expect(schemas.map(({ name }) => name)).toEqual(
    Object.keys(shared).filter((name) => name.endsWith('Schema')),
  );
});

describe.each(schemas)('$name', ({ schema }) => {
  test('takes each of its samples as it is', () => {
    for (const sample of samplesOf(schema)) expect(schema.parse(sample)).toEqual(sample);
  });

  test('refuses what is unknown, too long, too deep or no number, in every place', () => {
    const taken = samplesOf(schema).flatMap((sample) => takenChanges(schema, sample));
    expect(taken).toEqual([]);
  });

  test('is no deeper than it says', () => {
    const depths = samplesOf(schema).flatMap((sample) => placesIn(sample).map((path) => path.length));
    expect(Math.max(...depths)).toBeLessThanOrEqual(DEEPEST);
  });
});
