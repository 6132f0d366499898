/** Found nowhere but where it was planted. */
const STEM = 'Kz7qPlantedW4x';

/** One for each place, so that a leak names where it came from. */
export const secretOf = (place: string): string => `${STEM}${place}Y9`;

/** Whatever an encoding on the way may make of it. */
const FORMS: readonly (readonly [string, Buffer])[] = [
  ['as it is', Buffer.from(STEM)],
  ['in hexadecimal', Buffer.from(Buffer.from(STEM).toString('hex'))],
  ['in UTF-16', Buffer.from(STEM, 'utf16le')],
  // At each of the three offsets, without the characters that its neighbours change.
  ...[0, 1, 2].map((offset) => {
    const text = Buffer.from(' '.repeat(offset) + STEM).toString('base64');
    return [`in base64 at ${String(offset)}`, Buffer.from(text.slice(offset + 1, -4))] as const;
  }),
];

export interface Output {
  readonly name: string;
  readonly bytes: Buffer;
}

export const output = (name: string, content: string | Buffer): Output => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
});

export const bytesOf = (outputs: readonly Output[]): number =>
  outputs.reduce((sum, { bytes }) => sum + bytes.length, 0);

const CONTEXT = 60;

function* placesOf(bytes: Buffer, wanted: Buffer): Generator<string> {
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    yield bytes.subarray(Math.max(0, at - CONTEXT), at + CONTEXT).toString();
  }
}

/** Every place where the secret shows, with what stands around it. */
export const findSecrets = (outputs: readonly Output[]): string[] =>
  outputs.flatMap(({ name, bytes }) =>
    FORMS.flatMap(([form, wanted]) =>
      [...placesOf(bytes, wanted)].map((text) => `${name}, ${form}: ${text}`),
    ),
  );
