import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closingOf } from './connections.js';

/** An address that is listened at before there is anything to answer with: whoever watches hears at once that something comes. */
export type Door = {
  readonly port: number;
  /** Who answers from now on. */
  readonly answeredBy: (answering: RequestListener) => void;
  /** Finishes what is on its way, for at most so many milliseconds. */
  readonly close: (within: number) => Promise<void>;
};

/** Rejects at once where the address cannot be had: nothing else has been touched by then. */
export const openDoor = async ({ host, port }: { readonly host: string; readonly port: number }, first: RequestListener): Promise<Door> => {
  let answering = first;
  const server = createServer((request, response) => answering(request, response));
  const close = closingOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, answeredBy: (by) => void (answering = by), close };
};
