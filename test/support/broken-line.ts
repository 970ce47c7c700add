import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A line to a server that can go dead (held, nothing that is sent arrives, in either direction, and nothing ends), and
 * that can break just when the server answers to a word.
 */
export const lineTo = async (url: string) => {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let held = false;
  let word: string | undefined;
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (sent) => to.write(sent));
    from.on('error', () => to.destroy()).on('close', () => (sockets.delete(from), to.destroy()));
    if (held) from.pause();
  };
  const server = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    let breaks = false;
    near.on('data', (sent) => {
      if (word === undefined || !sent.includes(word)) return;
      word = undefined;
      breaks = true;
    });
    far.prependListener('data', () => breaks && near.destroy());
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      held = true;
      sockets.forEach((socket) => socket.pause());
    },
    breakAtAnswerTo: (asked: string) => void (word = asked),
    release: () => {
      held = false;
      sockets.forEach((socket) => socket.resume());
    },
    end: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
};
