import type { Socket } from 'socket.io-client';
import type { Watching } from '../../shared/interest.ts';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';

/**
 * Tells the server whether this page looks at live figures, and at whose: when they are wanted, and the page can be seen.
 * The server forgets with each connection, so it is told again after each greeting.
 */
export function followVisibility(socket: Socket<ServerToClient, ClientToServer>): {
  readonly want: (wanted: Watching) => void;
  readonly close: () => void;
} {
  let wanted: Watching = false;
  let told: Watching = false;
  const tell = () => {
    const watching = document.hidden ? false : wanted;
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
    want: (now) => {
      wanted = now;
      tell();
    },
    close: () => {
      document.removeEventListener('visibilitychange', tell);
      socket.off('hello', tellAnew);
    },
  };
}
