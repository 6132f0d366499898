import type { Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';

/** As the page does: without it the server sends two frames of figures and no more. */
export function seeFrames(client: Socket<ServerToClient, ClientToServer>): void {
  let frames = 0;
  client.on('hello', () => (frames = 0));
  client.on('stats', () => {
    frames += 1;
    client.emit('statsSeen', frames);
  });
}
