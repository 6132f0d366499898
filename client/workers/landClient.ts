import type { LandChunk } from '../city/island/chunks.ts';
import type { Ground } from '../city/island/ground.ts';
import type { Waters } from '../city/island/waters.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { LandReply, LandRequest } from './landMessages.ts';

/** An island as far as it is built: first what lies about the asked place, then all of it. */
export interface BuiltLand {
  readonly host: number;
  readonly ground: Ground;
  readonly waters: Waters;
  readonly chunks: readonly LandChunk[];
  readonly props: readonly PropPlacement[];
  readonly isComplete: boolean;
}

/** A worker, or what stands in for it. */
export interface LandPort {
  onmessage: ((event: MessageEvent<LandReply>) => void) | null;
  /** Another one builds from now on, which knows of no request. */
  onrestart: (() => void) | null;
  readonly postMessage: (request: LandRequest) => void;
  readonly terminate: () => void;
}

/** What builds, in a worker or in the page. */
export type LandBuilder = Pick<LandPort, 'onmessage' | 'postMessage' | 'terminate'>;

type Wish = Omit<LandRequest, 'serial'>;

export interface LandClient {
  /** Asks for a host's island; an older request for the same host is given up and never answered. */
  readonly build: (wish: Wish) => void;
}

interface Draft {
  readonly wish: Wish;
  readonly serial: number;
  chunks: LandChunk[];
}

/** `onLand` is called for each island that is not overtaken: when what is near is there, unless that is all, and when all is. */
export function createLandClient(onLand: (land: BuiltLand) => void, port: LandPort): LandClient {
  const drafts = new Map<number, Draft>();
  let serial = 0;

  port.onmessage = ({ data: { host, serial: answered, piece } }) => {
    const draft = drafts.get(host);
    if (draft?.serial !== answered) return;
    if (piece.kind === 'chunk') {
      draft.chunks.push(piece.chunk);
      return;
    }
    const { ground, waters, props, isComplete } = piece;
    const { chunks } = draft;
    if (isComplete) drafts.delete(host);
    else draft.chunks = [];
    onLand({ host, ground, waters, chunks, props, isComplete });
  };

  const build = (wish: Wish) => {
    serial += 1;
    drafts.set(wish.host, { wish, serial, chunks: [] });
    port.postMessage({ ...wish, serial });
  };
  port.onrestart = () => {
    for (const { wish } of [...drafts.values()]) build(wish);
  };
  return { build };
}
