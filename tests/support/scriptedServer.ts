import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import * as parser from 'socket.io-msgpack-parser';
import type { Intent } from '../../shared/intents.ts';
import type { Watching } from '../../shared/interest.ts';
import type { PackedPatch } from '../../shared/packedWorld.ts';
import type { Snapshot } from '../../shared/patch.ts';
import { PROTOCOL_VERSION, type ClientToServer, type ServerToClient } from '../../shared/protocol.ts';
import type { ResumeAnswer, ResumeRequest } from '../../shared/resume.ts';
import { packSnapshot } from '../../shared/packedWorld.ts';
import type { WorldRecord } from '../../shared/records.ts';
import { aHost } from './records.ts';
import { greetedAs } from './rights.ts';

export const EPOCH = 'e';
const BASE_PATH = '/town';

/** A server that says what the test wants: the wire is real, its words are scripted. */
export const startScriptedServer = async () => {
  let snapshot: Snapshot = { protocol: PROTOCOL_VERSION, epoch: EPOCH, revision: 1, records: [aHost()] };
  const seen = {
    ...{ snapshots: 0, watching: [] as Watching[], intents: [] as Intent[] },
    ...{ resumes: [] as ResumeRequest[], statsSeen: [] as number[], refused: 0 },
  };
  let answer: ResumeAnswer = { ok: false };
  let isLocked = false;
  const http: HttpServer = createServer((request, response) => {
    if (isLocked) return void response.writeHead(401).end();
    if (request.url !== `${BASE_PATH}/api/snapshot`) return void response.writeHead(404).end();
    seen.snapshots += 1;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(packSnapshot(snapshot)));
  });
  const io = new Server<ClientToServer, ServerToClient>(http, {
    ...{ path: `${BASE_PATH}/socket.io`, parser },
    allowRequest: (_request, decide) => {
      if (isLocked) seen.refused += 1;
      decide(null, !isLocked);
    },
  });
  io.on('connection', (socket) => {
    const { epoch, revision } = snapshot;
    socket.emit('hello', {
      protocol: PROTOCOL_VERSION,
      epoch,
      revision,
      ...greetedAs('admin'),
      serverVersion: '1',
    });
    socket.on('watchStats', (watching) => seen.watching.push(watching));
    socket.on('statsSeen', (frames) => seen.statsSeen.push(frames));
    socket.on('resume', (request, acknowledge) => {
      seen.resumes.push(request);
      acknowledge(answer);
    });
    socket.on('intent', (intent, acknowledge) => {
      seen.intents.push(intent);
      acknowledge({ ok: true, epoch, revision });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    io,
    seen,
    base: new URL(`http://127.0.0.1:${port}${BASE_PATH}/`),
    say: (records: readonly WorldRecord[], revision: number) => {
      snapshot = { ...snapshot, records, revision };
    },
    restart: (epoch: string, records: readonly WorldRecord[]) => {
      snapshot = { ...snapshot, epoch, records, revision: 1 };
    },
    answerResume: (patch: PackedPatch) => {
      answer = { ok: true, patch };
    },
    /** From now on nobody comes in without a session. */
    lock: () => {
      isLocked = true;
    },
    close: () => io.close(),
  };
};
