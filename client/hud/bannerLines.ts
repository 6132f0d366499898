import { NO_RESTRAINTS } from '../../shared/actions.ts';
import type { Host } from '../../shared/records.ts';
import { hostsIn } from '../store/derived.ts';
import type { WorldState } from '../store/worldStore.ts';
import { formatAge } from '../city/format.ts';
import { proxyWords } from './proxyWords.ts';

/** What a button of the banner asks for. */
export type BannerWish =
  | { readonly kind: 'reload' }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'release' }
  | { readonly kind: 'showSimulator'; readonly shown: boolean }
  | { readonly kind: 'acceptOffer'; readonly address: string };

export interface BannerLine {
  readonly key: string;
  readonly tone: 'calm' | 'waiting' | 'alarm';
  readonly text: string;
  /** The same without an age, which would be read aloud anew each second. */
  readonly spoken: string;
  readonly button?: { readonly label: string; readonly wish: BannerWish };
}

/** A short gap is mended before anybody could read of it. */
const PATIENCE_MS = 1_500;

/** What is wrong, or not what it seems; nothing while a real town is live. @param now epoch milliseconds */
export function bannerLines(world: WorldState, now: number): readonly BannerLine[] {
  const connection = connectionLine(world, now);
  if (connection !== null) return [connection];
  const lines = townLines(world, now);
  return world.rights.may.includes('chooseTown') ? lines : lines.map(withoutButton);
}

const withoutButton = ({ key, tone, text, spoken }: BannerLine): BannerLine => ({ key, tone, text, spoken });

function townLines(world: WorldState, now: number): readonly BannerLine[] {
  const hosts = hostsIn(world.records);
  const away = hosts.filter((host) => !host.simulated && host.state !== 'live');
  const lines = away.filter((host) => !isGreeting(host)).map((host) => awayLine(host, hosts, now));
  const simulated = hosts.some((host) => host.simulated) ? [simulatedLine(world, hosts)] : [];
  return [...restraintLines(world), ...lines, ...hosts.flatMap(proxyLine), ...simulated];
}

function proxyLine(host: Host): readonly BannerLine[] {
  const text = host.state === 'live' ? proxyWords(host) : null;
  return text === null ? [] : [{ key: `${host.id} proxy`, tone: 'calm', text, spoken: text }];
}

/** A reason, as it stands alone. */
export const sentenceOf = (reason: string): string =>
  `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;

/** What nobody may do now, and the way out for who has it. */
function restraintLines({ rights }: WorldState): readonly BannerLine[] {
  const { all, destructive } = rights.restraints ?? NO_RESTRAINTS;
  const line = (key: string, said: string | null): readonly BannerLine[] => {
    if (said === null) return [];
    const text = sentenceOf(said);
    return [{ key, tone: 'alarm', text, spoken: text }];
  };
  const button = { label: 'Release', wish: { kind: 'release' } } as const;
  const held = line('held', all).map((each) =>
    rights.may.includes('stopSwitch') ? { ...each, button } : each,
  );
  return [...held, ...line('audit', destructive)];
}

function connectionLine(world: WorldState, now: number): BannerLine | null {
  const forMs = now - world.connectionSince;
  if (world.protocolMismatch) {
    const text = 'The server is of another version than this page.';
    const button = { label: 'Reload', wish: { kind: 'reload' } } as const;
    return { key: 'version', tone: 'alarm', text, spoken: text, button };
  }
  if (world.signedOut !== null) return signedOutLine(world, world.signedOut);
  if (world.connection === 'lost') return lostLine(world, forMs);
  if (world.connection === 'live' || forMs < PATIENCE_MS) return null;
  return {
    key: 'connecting',
    tone: 'waiting',
    text: `Catching up with the server: ${formatAge(forMs)} so far.`,
    spoken: 'Catching up with the server.',
  };
}

function lostLine({ byeReason, epoch }: WorldState, forMs: number): BannerLine {
  const why = byeReason === null ? '' : ` (${byeReason})`;
  const rest = `${why}. What you see is from then. Trying again.`;
  const never = `The server does not answer${why}. Trying again.`;
  const [text, spoken] =
    epoch === null
      ? [never, never]
      : [
          `The connection to the server was lost ${formatAge(forMs)} ago${rest}`,
          `The connection to the server is lost${rest}`,
        ];
  return { key: 'lost', tone: 'alarm', text, spoken };
}

function signedOutLine({ epoch }: WorldState, why: string): BannerLine {
  const text = `${why}${epoch === null ? '' : ' What you see is from then.'}`;
  const button = { label: 'Sign in', wish: { kind: 'signIn' } } as const;
  return { key: 'signedOut', tone: 'alarm', text, spoken: text, button };
}

/** The first answer of an engine that nothing is known against takes a moment; that is no trouble yet. */
const isGreeting = (host: Host): boolean =>
  host.problem === null && (host.state === 'connecting' || host.state === 'syncing');

function awayLine(host: Host, hosts: readonly Host[], now: number): BannerLine {
  const problem = host.problem ?? `The engine ${host.name} does not answer.`;
  const from = host.confirmedAt === null ? '' : ` Shown as of ${formatAge(now - host.confirmedAt)} ago.`;
  const isBack = host.state === 'syncing' || host.state === 'connecting';
  const spoken = withAddress(problem, host);
  const line: BannerLine = {
    key: host.id,
    tone: isBack ? 'waiting' : 'alarm',
    text: `${spoken}${from}`,
    spoken,
  };
  if (hosts.some((other) => other.simulated)) return line;
  return {
    ...line,
    button: { label: 'Look at the simulated town', wish: { kind: 'showSimulator', shown: true } },
  };
}

/** The address is what the reader can do something about, so it is never missing. */
function withAddress(problem: string, { address }: Host): string {
  const place = address.replace('unix://', '');
  return problem.includes(place) ? problem : `${problem} (${place})`;
}

function simulatedLine(world: WorldState, hosts: readonly Host[]): BannerLine {
  const base = { key: 'simulated', tone: 'calm' } as const;
  if (world.offer !== null) {
    const { name, address } = world.offer;
    const text = `This town is simulated. A Docker engine answers now: ${name}.`;
    const button = { label: 'Show it', wish: { kind: 'acceptOffer', address } } as const;
    return { ...base, text, spoken: text, button };
  }
  if (hosts.every((host) => host.simulated)) {
    const text = 'This town is simulated: its containers are made up.';
    return { ...base, text, spoken: text };
  }
  const text = 'The town beside is simulated: its containers are made up.';
  const button = { label: 'Back', wish: { kind: 'showSimulator', shown: false } } as const;
  return { ...base, text, spoken: text, button };
}
