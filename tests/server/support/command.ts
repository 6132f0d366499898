import { execFile } from 'node:child_process';
import { io, type Socket } from 'socket.io-client';
import * as parser from 'socket.io-msgpack-parser';
import { containersOf, hostsOf } from '../../../shared/records.ts';
import type { Container, Host } from '../../../shared/records.ts';
import { unpackSnapshot } from '../../../shared/packedWorld.ts';
import type { ActionResult } from '../../../shared/intents.ts';
import type { PackedSnapshot } from '../../../shared/packedWorld.ts';
import type { Snapshot } from '../../../shared/patch.ts';
import type { ClientToServer, ServerToClient } from '../../../shared/protocol.ts';
import { recordMap } from '../../support/records.ts';
import { seeFrames } from '../../support/seeFrames.ts';

const COMMAND_LIMIT_MS = 10_000;
const ANSWER_LIMIT_MS = 15_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command until it ends by itself; one that serves is ended after 10 s, with `code` null. */
export const runCommand = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['dist/server/main.js', ...args],
      { timeout: COMMAND_LIMIT_MS },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });

export type TownClient = Socket<ServerToClient, ClientToServer>;

/** Connects as the page does. */
export function connectClient(url: string, extraHeaders: Record<string, string> = {}): TownClient {
  const client: TownClient = io(url, { transports: ['websocket'], parser, extraHeaders });
  seeFrames(client);
  return client;
}

export const send = (client: TownClient, intent: object): Promise<ActionResult> =>
  client.timeout(ANSWER_LIMIT_MS).emitWithAck('intent', intent as never) as Promise<ActionResult>;

export async function snapshotOf(url: string): Promise<Snapshot> {
  return unpackSnapshot((await (await fetch(`${url}/api/snapshot`)).json()) as PackedSnapshot);
}

/** What a page that loads now would show. */
export async function shownAt(
  url: string,
): Promise<{ readonly hosts: readonly Host[]; readonly containers: readonly Container[] }> {
  const records = recordMap((await snapshotOf(url)).records);
  return { hosts: hostsOf(records), containers: containersOf(records) };
}
