import { get, Agent } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** What a worker is given: pages asked for in turn, each at its addresses in turn, so many a second, for so many seconds, by whom. */
export type Load = { readonly urls: readonly (readonly string[])[]; readonly perSecond: number; readonly seconds: number; readonly cookie: string };

/** One answer: of which page, milliseconds from when it was due to its last byte, its status and bytes. */
export type Answered = { readonly url: number; readonly ms: number; readonly status: number; readonly bytes: number };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

const asked = (url: string, cookie: string): Promise<Pick<Answered, 'status' | 'bytes'>> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { Cookie: cookie } }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length)).on('end', () => resolve({ status: response.statusCode ?? 0, bytes })).on('error', reject);
    }).on('error', reject);
  });

/** Asks whether or not what was asked before has been answered: people do not wait for one another. */
const load = async ({ urls, perSecond, seconds, cookie }: Load): Promise<readonly Answered[]> => {
  const began = performance.now();
  const all = Array.from({ length: perSecond * seconds }, async (_, at): Promise<Answered> => {
    const due = began + (at * 1_000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const url = at % urls.length;
    const addresses = urls[url] ?? [];
    const answer = await asked(addresses[Math.floor(at / urls.length) % addresses.length] ?? '', cookie);
    return { url, ms: performance.now() - due, ...answer };
  });
  return Promise.all(all);
};

if (parentPort) parentPort.postMessage(await load(workerData as Load));
