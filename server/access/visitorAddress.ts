import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where a proxy of ours can stand: on this machine, or in a network of the house. */
const NEAR = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEAR.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NEAR.addSubnet(net, bits, 'ipv6');

/**
 * Where a visitor comes from. Behind a proxy all would come from one address and be counted as one: where a public address is
 * configured, what a peer nearby forwards is believed. Only the last address, which that peer has added itself: whatever stands
 * before it the visitor may have made up. Who reaches us from nearby without the proxy can make up that one too, and is still
 * counted together with all.
 */
export function visitorAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  isProxied: boolean,
): string {
  const peer = socket.remoteAddress ?? '';
  if (!isProxied || !isNear(peer)) return peer;
  const last = lastIn(headers['x-forwarded-for']);
  return isIP(last) === 0 ? peer : last;
}

/** Node joins several headers of that name by commas. */
const lastIn = (header: string | readonly string[] = ''): string =>
  header.toString().split(',').at(-1)?.trim() ?? '';

const isNear = (address: string): boolean =>
  isIP(address) !== 0 && NEAR.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
