import type { z } from 'zod';
import type { Asker } from '../access/asker.ts';
import type { RateLimit } from '../access/rateLimit.ts';

export type PacketRefusal = 'invalid' | 'busy' | 'engine';

/** One kind of packet that a client can send. */
export interface PacketKind<T> {
  readonly schema: z.ZodType<T>;
  /** Its result is the answer, where one was asked for. */
  readonly receive: (content: T, sender: Asker) => unknown;
  /** The answer to a packet that is malformed, one too many, or ended in a fault of ours. */
  readonly refuse: (code: PacketRefusal, message: string) => unknown;
  /** Its own, instead of the one for all packets of the client. */
  readonly limit?: RateLimit;
}

/** A kind whose type is closed over: everything it gets is unknown until its schema has passed. */
export interface Receiver {
  parse(content: unknown): { run: (sender: Asker) => unknown } | null;
  refuse(code: PacketRefusal, message: string): unknown;
  readonly limit: RateLimit | undefined;
}

export interface PacketFigures {
  received: number;
  invalid: number;
  limited: number;
  failed: number;
}

export interface PacketBorder {
  /** By name. */
  readonly receivers: ReadonlyMap<unknown, Receiver>;
  readonly figures: PacketFigures;
  readonly onFault: (error: unknown) => void;
}

export function receiver<T>({ schema, receive, refuse, limit }: PacketKind<T>): Receiver {
  return {
    parse(content) {
      const parsed = parseSafely(schema, content);
      return parsed?.success === true ? { run: (sender) => receive(parsed.data, sender) } : null;
    },
    refuse,
    limit,
  };
}

/**
 * Null where reading it throws: the decoder makes the value of a key `__proto__` the prototype of its object, and of a prototype of
 * bytes not even the length can be read.
 */
function parseSafely<T>(schema: z.ZodType<T>, content: unknown): z.ZodSafeParseResult<T> | null {
  try {
    return schema.safeParse(content);
  } catch {
    return null;
  }
}

/**
 * The one way in for everything that a client sends: `packet` is `[name, content, acknowledge?]`, all of it untrusted.
 * Never rejects, and answers always where an answer was asked for.
 */
export async function receivePacket(
  border: PacketBorder,
  packet: readonly unknown[],
  { sender, limit }: { sender: Asker; limit: RateLimit },
): Promise<void> {
  const { receivers, figures } = border;
  const [name, content] = packet;
  const last = packet.at(-1);
  figures.received += 1;
  const known = receivers.get(name);
  if (known === undefined) {
    figures.invalid += 1;
    return;
  }
  const answer = await answerTo(border, known, { content, sender, isAllowed: (known.limit ?? limit).take() });
  if (isFunction(last)) last(answer);
}

interface Incoming {
  readonly content: unknown;
  readonly sender: Asker;
  readonly isAllowed: boolean;
}

async function answerTo(
  { figures, onFault }: PacketBorder,
  known: Receiver,
  { content, sender, isAllowed }: Incoming,
): Promise<unknown> {
  if (!isAllowed) {
    figures.limited += 1;
    return known.refuse('busy', 'too many wishes at once: wait a moment');
  }
  const packet = known.parse(content);
  if (packet === null) {
    figures.invalid += 1;
    return known.refuse('invalid', 'this was not understood: load the page again');
  }
  try {
    return await packet.run(sender);
  } catch (error) {
    figures.failed += 1;
    onFault(error);
    return known.refuse('engine', 'the server failed at this: see its log');
  }
}

const isFunction = (value: unknown): value is (answer: unknown) => void => typeof value === 'function';
