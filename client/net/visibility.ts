import type { Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';

/**
 * Tells the server whether this page looks at live figures: when they are wanted, and the page can be seen.
 * The server forgets with each connection, so it is told again after each greeting.
 */
export function followVisibility(socket: Socket<ServerToClient, ClientToServer>): {
  readonly want: (on: boolean) => void;
  readonly close: () => void;
} {
  let isWanted = false;
  let told = false;
  const tell = () => {
    const watching = isWanted && !document.hidden;
    if (!socket.connected || watching === told) return;
    socket.emit('watchStats', watching);
    told = watching;
  };
  const tellAnew = () => {
    told = false;
    tell();
  };
  socket.on('hello', tellAnew);
  document.addEventListener('visibilitychange', tell);
  return {
    want: (on) => {
      isWanted = on;
      tell();
    },
    close: () => {
      document.removeEventListener('visibilitychange', tell);
      socket.off('hello', tellAnew);
    },
  };
}
