import { expect } from 'vitest';

const isLayered = (value: unknown): value is ReadonlyMap<unknown, unknown> =>
  typeof value === 'object' && value !== null && 'layers' in value && 'entries' in value;

const isMap = (value: unknown): value is ReadonlyMap<unknown, unknown> =>
  value instanceof Map || isLayered(value);

// Two maps are equal when they hold the same, however many layers they have.
expect.addEqualityTesters([
  function (a: unknown, b: unknown, testers) {
    if (!isMap(a) || !isMap(b) || !(isLayered(a) || isLayered(b))) return undefined;
    return this.equals(new Map(a), new Map(b), testers);
  },
]);
