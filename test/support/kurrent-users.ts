import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { KurrentServer } from './kurrent-server.js';

type Certified = { readonly key: Buffer; readonly cert: Buffer };
type Asked = { readonly loginName?: string; readonly password?: string; readonly newPassword?: string };

/**
 * A stand-in for KurrentDB as it is begun: on one port over TLS the gRPC of KurrentServer and the part of HTTP by which
 * users are kept, answering as UsersController.cs does.
 */
export const kurrentWithUsers = async (certified: Certified, admin: string) => {
  const users = new Map([['admin', admin]]);
  const grpc = await new KurrentServer({ login: basic('admin', admin) }).listen();
  let notYet = 0;
  const http = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Asked) : {};
    const status = notYet > 0 ? 503 : statusOf(request, asked);
    notYet -= 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  };
  const statusOf = ({ method, url = '', headers }: IncomingMessage, asked: Asked): number => {
    const who = [...users].find(([name, password]) => headers.authorization === `Basic ${basic(name, password)}`)?.[0];
    if (who === undefined) return 401;
    if (url === '/users/$current') return 200;
    const login = asked.loginName ?? /^\/users\/(\w+)\/command\/reset-password$/.exec(url)?.[1] ?? '';
    if (method !== 'POST' || who !== 'admin') return 401;
    if (url === '/users/' && users.has(login)) return 409;
    users.set(login, asked.password ?? asked.newPassword ?? '');
    return url === '/users/' ? 201 : 200;
  };
  const server = createTlsServer({ ...certified, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    if (socket.alpnProtocol !== 'h2') return void http.emit('connection', socket);
    const behind = connect(grpc.port, '127.0.0.1');
    behind.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('error', () => behind.destroy()).on('close', () => behind.destroy());
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    users,
    streams: grpc.streams,
    /** How many requests of HTTP are answered that it is not ready yet. */
    answerNotYet: (times: number) => void (notYet = times),
    end: () => {
      grpc.kill();
      http.closeAllConnections();
      server.close();
    },
  };
};

const basic = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');
