import { expect, test } from 'vitest';
import { createAliases, createOwnNames } from '../../../server/gateway/aliases.ts';
import { aHost } from '../../support/records.ts';

const ALIAS = /^[a-z]+-[a-z]+-\d{1,4}$/;

test('a name becomes the same alias with the same key, after a restart too, and another with another key', () => {
  const names = ['web', 'shop-db-1', '', '<b>'];
  const aliasesBy = (key: string) => names.map((name) => createAliases(key).container(name));
  expect(aliasesBy('one')).toEqual(aliasesBy('one'));
  expect(aliasesBy('one').filter((alias) => ALIAS.test(alias))).toHaveLength(names.length);
  expect(aliasesBy('one').filter((alias) => aliasesBy('other').includes(alias))).toEqual([]);
});

test('the same name is called otherwise as a container, a service, a project and an image', () => {
  const { container, service, project, image } = createAliases('key');
  expect(new Set([container('web'), service('web'), project('web'), image('web')]).size).toBe(4);
});

test('the commons and containers without a service stay so', () => {
  const { service, project } = createAliases('key');
  expect([service(''), project('')]).toEqual(['', '']);
});

test('no two of 10,000 projects get the same alias, though there are fewer than 10,000 words for each', () => {
  const { project } = createAliases('key');
  const aliases = Array.from({ length: 10_000 }, (_, i) => project(`project-${i}`));
  expect(new Set(aliases).size).toBe(10_000);
  expect(aliases.filter((alias) => !ALIAS.test(alias)).length).toBeGreaterThan(0);
});

test('images are told apart as houses are: by the last part of their name', () => {
  const { image } = createAliases('key');
  expect(image('registry.example:5000/team/postgres:16')).toBe(image('postgres'));
  expect(image('postgres')).not.toBe(image('redis'));
});

test('hosts are numbered as they come, and found behind their number; nothing else stands for another', () => {
  const { hostKey, hostKeyBehind, host } = createAliases('key');
  expect([hostKey('tcp-10-0-0-5'), hostKey('unix-x'), hostKey('tcp-10-0-0-5')]).toEqual([
    ...['harbour-1', 'harbour-2', 'harbour-1'],
  ]);
  expect([hostKeyBehind('harbour-2'), hostKeyBehind('harbour-3')]).toEqual(['unix-x', 'harbour-3']);
  expect(host(aHost())).toBe('harbour-3');
});

test('own names stay, without registries, tags and addresses', () => {
  const { container, project, image, host } = createOwnNames();
  expect([container('web'), project('shop'), image('r.example/team/app:1@sha256:ab')]).toEqual([
    ...['web', 'shop', 'app'],
  ]);
  expect(host(aHost({ name: 'harbour' }))).toBe('harbour');
  expect(host(aHost({ name: 'tcp://10.0.0.5:2375', address: 'tcp://10.0.0.5:2375' }))).toBe('engine');
});
