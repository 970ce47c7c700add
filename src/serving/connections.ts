import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes a server: no new connection is taken, requests on their way are finished, and a connection with none is
 * closed at once. Browsers keep connections open, some before they have asked anything: none of them is waited for.
 */
export const closingOf = (server: Server): ((within: number) => Promise<void>) => {
  const open = new Set<Socket>();
  const busy = new Map<Socket, number>();
  let closing = false;

  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => (open.delete(socket), busy.delete(socket)));
  });
  server.prependListener('request', ({ socket }, response) => {
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    if (closing) response.setHeader('Connection', 'close');
    response.on('close', () => {
      busy.set(socket, (busy.get(socket) ?? 1) - 1);
      if (closing && (busy.get(socket) ?? 0) <= 0) socket.destroySoon();
    });
  });

  return async (within) => {
    closing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of open) if ((busy.get(socket) ?? 0) <= 0) socket.destroySoon();
    const tooLong = setTimeout(() => server.closeAllConnections(), within);
    await closed;
    clearTimeout(tooLong);
  };
};
