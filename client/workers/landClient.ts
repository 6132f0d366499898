import type { LandChunk } from '../city/island/chunks.ts';
import type { Ground } from '../city/island/ground.ts';
import type { Waters } from '../city/island/waters.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { LandPiece, LandReply, LandRequest } from './landMessages.ts';

/** An island as far as it is built: first with the chunks round the asked place, then complete. */
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
  readonly postMessage: (request: LandRequest) => void;
  readonly terminate: () => void;
}

export interface LandClient {
  /** Asks for a host's island; an older request for the same host is given up and never answered. */
  readonly build: (request: Omit<LandRequest, 'serial'>) => void;
  readonly dispose: () => void;
}

/** Throws where the browser has no module workers. */
export const startLandWorker = (): LandPort =>
  new Worker(new URL('./landWorker.ts', import.meta.url), { type: 'module' });

interface Draft {
  readonly serial: number;
  ground: Ground | null;
  waters: Waters | null;
  readonly chunks: LandChunk[];
  props: readonly PropPlacement[];
}

/** `onLand` is called twice for each island that is not overtaken: when what is near is there, and when all is. */
export function createLandClient(onLand: (land: BuiltLand) => void, port = startLandWorker()): LandClient {
  const drafts = new Map<number, Draft>();
  let serial = 0;

  port.onmessage = ({ data }) => {
    const draft = drafts.get(data.host);
    if (draft?.serial !== data.serial) return;
    take(draft, data.piece);
    if (draft.ground === null || draft.waters === null) return;
    if (data.piece.kind === 'ground' || data.piece.kind === 'chunk') return;
    const isComplete = data.piece.kind === 'done';
    if (isComplete) drafts.delete(data.host);
    const { ground, waters, chunks, props } = draft;
    onLand({ host: data.host, ground, waters, chunks: [...chunks], props, isComplete });
  };

  return {
    build: (request) => {
      serial += 1;
      drafts.set(request.host, { serial, ground: null, waters: null, chunks: [], props: [] });
      port.postMessage({ ...request, serial });
    },
    dispose: () => port.terminate(),
  };
}

function take(draft: Draft, piece: LandPiece): void {
  switch (piece.kind) {
    case 'ground':
      draft.ground = piece.ground;
      draft.waters = piece.waters;
      return;
    case 'chunk':
      draft.chunks.push(piece.chunk);
      return;
    case 'props':
      draft.props = piece.props;
      return;
    case 'done':
      return;
  }
}
