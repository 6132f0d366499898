import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonItems } from '../../../server/engine/jsonItems.ts';

const parsed = (json: string): unknown[] => [...jsonItems(json)].map((item) => JSON.parse(item) as unknown);

test('the items are those that JSON.parse finds, however deep and whatever stands in their texts', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 2), (items, indent) => {
      const json = JSON.stringify(items, null, indent);
      expect(parsed(json)).toEqual(JSON.parse(json));
    }),
  );
});

test('brackets, quotes and backslashes inside a text are text', () => {
  const items = [{ 'a"]': '}\\' }, '[', '\\"', ['],[']];
  expect(parsed(JSON.stringify(items))).toEqual(items);
  expect(parsed('[]\n')).toEqual([]);
});

test.each(['', 'null', '{"a":[1]}', '[1,2', '["a'])('%s is no array', (json) => {
  expect(() => parsed(json)).toThrow(SyntaxError);
});
