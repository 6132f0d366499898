import fc from 'fast-check';
import { BINARY, packed, TEXT } from '../../server/gateway/rawSocket.ts';

/** One frame for the wire. */
export interface Shot {
  readonly opcode: number;
  readonly content: Buffer;
}

const text = (content: string): Shot => ({ opcode: TEXT, content: Buffer.from(content) });
const binary = (content: Buffer | readonly number[]): Shot => ({
  opcode: BINARY,
  content: Buffer.from(content),
});
const event = (...data: readonly unknown[]): Shot => binary(packed({ type: 2, nsp: '/', data, id: 1 }));
const packet = (content: object): Shot => binary(packed(content));

const MAX = 16 * 1024;
const RESERVED = [
  ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener', 'error'],
  ...['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', 'then', ''],
];

const withPrototype = (value: unknown): object =>
  Object.defineProperty({}, '__proto__', { value, enumerable: true });

/** What has ended servers of this kind before, or could: each by its own. */
export const KILLERS: Readonly<Record<string, readonly Shot[]>> = {
  'reserved names of events': RESERVED.map((name) => event(name, {})),
  'an event whose name is an object with its own toString': [
    event({ toString: 'no function' }),
    event({ toString: 1, valueOf: 1 }),
    event([['__proto__']]),
  ],
  'packets without a type, a namespace or data': [
    ...[{}, { type: 2 }, { type: 2, nsp: '/' }, { nsp: '/', data: [] }, { type: 2, nsp: '/', data: [] }],
    ...[
      { type: 2, nsp: '/', data: null },
      { type: 2, nsp: null, data: ['intent'] },
    ],
  ].map(packet),
  'acknowledgements that nobody waits for': [0, -1, 1e308, NaN, '__proto__', 'constructor'].map((id) =>
    packet({ type: 3, nsp: '/', data: ['x'], id }),
  ),
  'answers to be sent to strange numbers': [-1, 0.5, NaN, Infinity, 2 ** 60, '__proto__', {}].map((id) =>
    packet({ type: 2, nsp: '/', data: ['intent', {}], id }),
  ),
  'binary events with attachments that never come': [5, 6].flatMap((type) =>
    [0, -1, 1e9, 'x'].map((attachments) =>
      packet({ type, nsp: '/', attachments, data: ['intent', { _placeholder: true, num: 10 }] }),
    ),
  ),
  'joining twice, elsewhere, and leaving': [
    packet({ type: 0, nsp: '/' }),
    packet({ type: 0, nsp: '/admin' }),
    packet({ type: 0, nsp: `/${'a'.repeat(8_000)}` }),
    packet({ type: 0, nsp: '/', data: { __proto__: null, pid: '__proto__', offset: 'x' } }),
    packet({ type: 4, nsp: '/', data: 'error' }),
    packet({ type: 1, nsp: '/' }),
  ],
  'sixteen thousand lists, each in the other': [binary(Buffer.alloc(MAX - 1, 0x91))],
  'sixteen thousand maps, each in the other': [
    binary(Buffer.concat(Array.from({ length: 5_000 }, () => Buffer.from([0x81, 0xa1, 0x61])))),
  ],
  'lengths of four billion': [
    ...[0xdd, 0xdf, 0xdb, 0xc6, 0xc9].map((kind) => binary([kind, 0xff, 0xff, 0xff, 0xff, 0])),
    ...[0xdc, 0xde, 0xda, 0xc5, 0xc8].map((kind) => binary([kind, 0xff, 0xff, 0])),
  ],
  'extensions and dates of no time': [0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xc7].map((kind) =>
    binary([kind, 0xff, ...Array<number>(16).fill(0xff)]),
  ),
  'a map with the key __proto__': [
    binary([0x82, 0xa9, ...Buffer.from('__proto__'), 0x81, 0xa1, 0x78, 1, 0xa4, ...Buffer.from('type'), 2]),
  ],
  'a map whose __proto__ is bytes, so that its length cannot be read': [
    ...['intent', 'resume', 'watchStats', 'log'].map((name) => event(name, withPrototype(Buffer.from('x')))),
    event('watchStats', { near: [], focus: withPrototype(Buffer.from('x')) }),
  ],
  'the byte that means nothing, and no byte': [binary([0xc1]), binary([]), text('')],
  'texts of the transport below': [
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '2probe',
    '4{',
    '42["intent"]',
    'b4AA',
  ].map(text),
  'the engine’s own packets, larger than any': [text('4'.repeat(MAX)), binary(Buffer.alloc(MAX, 0xc0))],
  'frames of kinds that there are not': [3, 4, 7, 11, 15].map((opcode) => ({
    opcode,
    content: Buffer.from('x'),
  })),
  'control frames, longer than they may be': [8, 9, 10].map((opcode) => ({
    opcode,
    content: Buffer.alloc(126, 1),
  })),
  'text that is no text': [{ opcode: TEXT, content: Buffer.from([0xff, 0xfe, 0xc0, 0x80]) }],
  'a part of a frame whose rest never comes': [{ opcode: 0, content: Buffer.from('rest') }],
};

const NAMES = ['intent', 'resume', 'watchStats', 'statsSeen', 'log', 'logGrant', 'history', ...RESERVED];
const KEYS = [
  ...[
    'kind',
    'container',
    'action',
    'token',
    'force',
    'shown',
    'address',
    'stream',
    'lines',
    'tail',
    'after',
  ],
  ...['near', 'focus', 'epoch', 'revision', 'reason', 'constructor', 'toJSON', 'length'],
];
const WORDS = [
  ...['act', 'stop', 'remove', 'prepareRemove', 'open', 'close', 'all', 'gap', 'host:local', '\0', '\ud800'],
  `container:simulator/${'a'.repeat(64)}`,
];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...WORDS, null, true, -1, 0, 1e308, NaN, 2 ** 53),
  fc.integer(),
  fc.string({ maxLength: 40 }),
  fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes)),
);
const { content } = fc.letrec((tie) => ({
  content: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('content'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('content'), { maxKeys: 5 }),
  ),
}));

/** Well-formed as far as the border of packets: the connection lives on. A key `__proto__` may end it, and stands below. */
const wellFormed: fc.Arbitrary<Shot> = fc
  .tuple(fc.constantFrom(...NAMES.slice(0, 7)), fc.array(content, { maxLength: 3 }), fc.option(fc.nat(9)))
  .map(([name, data, id]) =>
    packet({ type: 2, nsp: '/', data: [name, ...data], ...(id === null ? {} : { id }) }),
  );

const flipped = fc
  .tuple(wellFormed, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
  .map(([shot, flips]) => {
    const bytes = Buffer.from(shot.content);
    for (const [place, value] of flips) bytes[place % Math.max(1, bytes.length)] = value;
    return binary(bytes);
  });

/** Anything at all: most end the connection that they came on. */
const malformed: fc.Arbitrary<Shot> = fc.oneof(
  flipped,
  content.map((value) => event('intent', withPrototype(value))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => binary(Buffer.from(bytes))),
  fc.string({ maxLength: 60 }).map(text),
  fc.constantFrom(...Object.values(KILLERS).flat()),
);

/** So many well-formed ones, and one at the end that may be anything: what stands behind that is not read any more. */
export const volleys = (options: {
  readonly count: number;
  readonly length: number;
  readonly seed: number;
}) =>
  fc
    .sample(
      fc.tuple(
        fc.array(wellFormed, { minLength: options.length - 1, maxLength: options.length - 1 }),
        malformed,
      ),
      {
        numRuns: Math.ceil(options.count / options.length),
        seed: options.seed,
      },
    )
    .map(([first, last]): readonly Shot[] => [...first, last]);
