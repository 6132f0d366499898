import type { Bookmark } from '../shared/bookmark.ts';
import type { FeedItem } from '../shared/feed.ts';
import type { Watching } from '../shared/interest.ts';
import type { Patch } from '../shared/patch.ts';
import { createAliases, createOwnNames } from './gateway/aliases.ts';
import type { Audience } from './gateway/audience.ts';
import { createKioskView } from './gateway/kioskView.ts';
import type { PatchPacer } from './gateway/patchPacer.ts';
import { projectPacer } from './gateway/projectedPacer.ts';
import { createResumes } from './gateway/resumes.ts';
import type { Resumes } from './gateway/resumes.ts';
import { createSnapshotCache } from './http/snapshotCache.ts';
import type { SnapshotCache } from './http/snapshotCache.ts';
import type { HostId } from '../shared/records.ts';
import type { Clock } from './world/clock.ts';

/** The world as one audience is told of it. */
export interface Telling {
  readonly pacer: PatchPacer;
  readonly resumes: Resumes;
  readonly snapshots: SnapshotCache;
}

export interface Tellings {
  /** Begins with the first who asks, and then goes on. */
  of(audience: Audience): Telling;
  begun(): readonly Telling[];
  /** As each audience that there is hears it. */
  feed(items: readonly FeedItem[]): ReadonlyMap<Audience, readonly FeedItem[]>;
  /** How an audience calls a host. */
  hostTold(id: HostId, audience: Audience): HostId;
  /** What somebody looks at, as the world calls it. */
  watching(watching: Watching): Watching;
  close(): void;
}

export interface TellingsOptions {
  readonly pacer: PatchPacer;
  readonly clock: Clock;
  /** By which names become aliases at a kiosk; null where it shows them. */
  readonly aliasKey: string | null;
  readonly onPatch: (patch: Patch, audience: Audience) => void;
  readonly onBookmark: (bookmark: Bookmark, audience: Audience) => void;
}

/** The one border at which the world becomes what a role may see of it. */
export function composeTellings(options: TellingsOptions): Tellings {
  const view = createKioskView(
    options.aliasKey === null ? createOwnNames() : createAliases(options.aliasKey),
  );
  const begun = new Map<Audience, Telling>();
  const pacerOf = (audience: Audience) =>
    audience === 'whole' ? options.pacer : projectPacer(options.pacer, view);
  return {
    of(audience) {
      const telling = begun.get(audience) ?? begin(options, audience, pacerOf(audience));
      begun.set(audience, telling);
      return telling;
    },
    begun: () => [...begun.values()],
    feed: (items) => {
      const heard = (audience: Audience) => (audience === 'whole' ? items : view.feed(items));
      return new Map([...begun.keys()].map((audience) => [audience, heard(audience)]));
    },
    hostTold: (id, audience) => (audience === 'whole' ? id : view.hostTold(id)),
    watching: (watching) =>
      typeof watching === 'boolean' || watching.near === 'all'
        ? watching
        : { ...watching, near: watching.near.map((each) => ({ ...each, host: view.hostBehind(each.host) })) },
    close() {
      for (const { resumes, pacer } of begun.values()) {
        resumes.close();
        pacer.close();
      }
      options.pacer.close();
    },
  };
}

/** The ring keeps a patch before anybody is sent it. */
function begin(options: TellingsOptions, audience: Audience, pacer: PatchPacer): Telling {
  const { clock, onPatch, onBookmark } = options;
  const resumes = createResumes({ pacer, clock, onBookmark: (bookmark) => onBookmark(bookmark, audience) });
  pacer.onPatch((patch) => onPatch(patch, audience));
  return { pacer, resumes, snapshots: createSnapshotCache(pacer, clock.now) };
}
