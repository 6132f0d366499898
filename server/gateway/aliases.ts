import { createHmac } from 'node:crypto';
import { imageName } from '../../shared/archetypes.ts';
import type { Host } from '../../shared/records.ts';

/** How a kiosk calls what it shows. The same name always becomes the same, and two projects never do. */
export interface Names {
  readonly container: (name: string) => string;
  /** '' stays '', as for services. */
  readonly project: (name: string) => string;
  readonly service: (name: string) => string;
  readonly image: (image: string) => string;
  /** Of the part of ids that tells hosts apart. */
  readonly hostKey: (key: string) => string;
  /** What `hostKey` made of it; whatever else stays. */
  readonly hostKeyBehind: (alias: string) => string;
  readonly host: (host: Host) => string;
}

const same = (name: string): string => name;

/** As they are, but for what only says where things come from: registries, tags and addresses, which are in a host's key too. */
export const createOwnNames = (): Names => ({
  ...{ container: same, project: same, service: same, image: imageName, ...numberHosts() },
  host: ({ name, address }) => (name === address ? 'engine' : name),
});

/** In the order in which they come. */
function numberHosts(): Pick<Names, 'hostKey' | 'hostKeyBehind'> {
  const numbered = new Map<string, string>();
  const keys = new Map<string, string>();
  const hostKey = (key: string): string => {
    const known = numbered.get(key) ?? `harbour-${numbered.size + 1}`;
    numbered.set(key, known);
    keys.set(known, key);
    return known;
  };
  return { hostKey, hostKeyBehind: (made) => keys.get(made) ?? made };
}

/** None says what something is for. */
const COLORS = [
  'amber ashen azure beige black blond blue bronze brown coral cream crimson dusky green grey golden',
  'indigo ivory lilac maroon mauve ochre olive orange pale pink purple red russet silver teal white',
].flatMap((line) => line.split(' '));
const BIRDS = [
  'auk avocet bittern bunting coot crane curlew dipper diver dunlin eider finch fulmar gannet godwit goose',
  'grebe gull heron kite knot lark linnet martin petrel plover puffin robin skua snipe swan tern',
].flatMap((line) => line.split(' '));
const NUMBERS = 10_000;
/** Of names in the memory; they are made again alike. */
const MOST_KNOWN = 50_000;

/** @param key whoever does not have it cannot try names until one fits */
export function createAliases(key: string): Names {
  const alias = createAlias(key);
  const project = unique((name) => alias('project', name));
  const hosts = numberHosts();
  return {
    container: (name) => alias('container', name),
    project: (name) => (name === '' ? '' : project(name)),
    service: (name) => (name === '' ? '' : alias('service', name)),
    image: (image) => alias('image', imageName(image)),
    ...hosts,
    host: ({ id }) => hosts.hostKey(id.slice('host:'.length)),
  };
}

/** `amber-heron-4821` */
function createAlias(key: string): (kind: string, name: string) => string {
  const known = new Map<string, string>();
  return (kind, name) => {
    const asked = `${kind}/${name}`;
    const made = known.get(asked) ?? aliasOf(createHmac('sha256', key).update(asked).digest());
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(asked, made);
    return made;
  };
}

const aliasOf = (digest: Buffer): string =>
  [
    pick(COLORS, digest.readUInt8(0)),
    pick(BIRDS, digest.readUInt8(1)),
    digest.readUInt32BE(2) % NUMBERS,
  ].join('-');

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? '';

/** The name of a project is part of an id. */
function unique(make: (name: string) => string): (name: string) => string {
  const made = new Map<string, string>();
  const taken = new Set<string>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    let free = make(name);
    for (let i = 2; taken.has(free); i += 1) free = `${make(name)}-${i}`;
    taken.add(free);
    made.set(name, free);
    return free;
  };
}
