import { expect, test } from 'vitest';
import type { PropPlacement } from '../../../client/city/props/placing.ts';
import { createGateBoards } from '../../../client/scene/gateBoards.ts';
import { createGeography } from '../../../client/scene/geography.ts';
import { aDistrict, aHost, recordMap } from '../../support/records.ts';

const HERE = { x: 0, z: 0 };
const gate = (parcel: number, z = 0): PropPlacement => ({
  ...{ kind: 'gate5', parcel, x: 0, y: 4, z, turns: 0, scale: 1 },
});

function boardsOn(gates: readonly PropPlacement[]) {
  const geography = createGeography();
  const boards = createGateBoards(geography);
  boards.setProps(gates);
  const shown = (y = 0) => boards.gatesAbout(HERE, y).flatMap(boards.boardsOf);
  const name = (project: string) => geography.setRecords(recordMap([aHost(), aDistrict(project, [7])]));
  return { boards, shown, name };
}

const words = (signs: readonly { readonly lines: readonly string[] }[]) => signs.map(({ lines }) => lines[0]);

test('both sides of a gate bear the name of its district, and another one as soon as the district does', () => {
  const { shown, name } = boardsOn([gate(7), gate(8)]);
  name('shop');
  expect(words(shown())).toEqual(['SHOP', 'SHOP', 'COMMONS', 'COMMONS']);
  name('bank');
  expect(words(shown())).toEqual(['BANK', 'BANK', 'COMMONS', 'COMMONS']);
});

test('a board is the same one until its name is another, though land and records come anew', () => {
  const gates = [gate(7), gate(8)];
  const { boards, shown, name } = boardsOn(gates);
  name('shop');
  const before = shown();
  name('shop');
  boards.setProps(gates);
  expect(shown().map((board, i) => board === before[i])).toEqual([true, true, true, true]);
});

test('from above one reads gates that are further away', () => {
  const { shown } = boardsOn([gate(7, 200), { ...gate(7), kind: 'oak' }]);
  expect([shown(0), shown(40)].map(({ length }) => length)).toEqual([0, 2]);
});
