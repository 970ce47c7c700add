import { createServer as createBare } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { configFrom } from '../src/config.js';
import { DEMONSTRATION_EVENING, loadDemonstration } from '../src/demonstration/load-demonstration.js';
import { createServer } from '../src/serving/server.js';
import type { Answered, Load } from './asking-pages.js';
import { against, alone, percentile, rounds, type Line, type Measure } from './measuring.js';
import { emptied } from './tracker.js';

const PER_SECOND = 50;
const ROUNDS = 5;
/** Bytes a page may have, and milliseconds ninety-five of a hundred may take. */
const [MOST_KB, MOST_MS] = [100, 50];

const at = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}asAt=${DEMONSTRATION_EVENING}`;

/** Of a page that every child has, those of many children are asked for: nobody opens one child’s all day. */
type Page = { readonly what: string; readonly paths: readonly string[] };

/** Pages of the demonstration authority, asked for in turn by a commissioner, ÷ the same bytes from memory. */
export const pages: Measure = {
  name: 'pages',
  about: `pages of the demonstration authority at ${PER_SECOND} requests a second: milliseconds to the last byte, ÷ the same bytes from memory by a bare server in the same process`,
  measure: async ({ folder, quick }) => {
    const config = configFrom({ TRACKER_DATA: emptied(folder), TRACKER_EXAMPLE: 'yes' });
    const { app, stop } = await createServer(config);
    await loadDemonstration(app, config);
    await app.listen(0, '127.0.0.1');
    const address = await app.getUrl();
    const list = await (await fetch(`${address}${at('/children')}`, { headers: { Cookie: COOKIE } })).text();
    const children = [...new Set(Array.from(list.matchAll(/href="(\/children\/[A-Za-z0-9-]+)\?/g), ([, path]) => path as string))];
    const asked = PAGES(children);
    const answers = await Promise.all(asked.map(async ({ paths: [path = ''] }) => (await fetch(`${address}${path}`, { headers: { Cookie: COOKIE } })).text()));
    const bare = createBare((request, response) => response.end(answers[Number(request.url?.slice(1))]));
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const floor = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
    const [ours, theirs]: [Answered[][], Answered[][]] = [[], []];
    const seconds = quick ? 4 : 12;
    await rounds(ROUNDS, async () => {
      ours.push([...(await loaded({ urls: asked.map(({ paths }) => paths.map((path) => `${address}${path}`)), perSecond: PER_SECOND, seconds, cookie: COOKIE }))]);
      theirs.push([...(await loaded({ urls: asked.map((_, page) => [`${floor}/${page}`]), perSecond: PER_SECOND, seconds, cookie: COOKIE }))]);
    });
    bare.closeAllConnections();
    bare.close();
    await stop(1_000);
    const statuses = new Set(ours.flat().map(({ status }) => status));
    return { lines: linesOf(asked, ours, theirs), gates: [{ what: 'every page was answered with 200', held: statuses.size === 1 && statuses.has(200) }] };
  },
};

const COOKIE = 'acting-as=morgan.example';

const PAGES = (children: readonly string[]): readonly Page[] => [
  { what: 'dashboard', paths: [at('/')] },
  { what: 'children in care', paths: [at('/children')] },
  { what: 'a child', paths: children.map(at) },
  { what: 'a child’s timeline', paths: children.map((child) => at(`${child}/timeline`)) },
  { what: 'carers', paths: [at('/carers')] },
  { what: 'homes', paths: [at('/homes')] },
  { what: 'sufficiency', paths: [at('/measures/sufficiency')] },
  { what: 'stability', paths: [at('/measures/stability')] },
  { what: 'cost', paths: [at('/measures/cost')] },
  { what: 'targets', paths: [at('/targets')] },
  { what: 'entries', paths: ['/entries'] },
];

const loaded = (load: Load): Promise<readonly Answered[]> =>
  new Promise((resolve, reject) => {
    new Worker(new URL('./asking-pages.ts', import.meta.url), { workerData: load }).once('message', resolve).once('error', reject);
  });

const linesOf = (asked: readonly Page[], ours: readonly Answered[][], theirs: readonly Answered[][]): readonly Line[] => {
  const p95 = (answers: readonly Answered[]) => percentile(answers.map(({ ms }) => ms), 0.95);
  const samples = ours[0]?.length ?? 0;
  return [
    against({ what: 'p95 of all pages', unit: 'ms', samples }, ours.map(p95), theirs.map(p95)),
    alone({ what: 'p95 of all pages', unit: 'ms', samples, target: { atMost: MOST_MS } }, ours.map(p95)),
    ...asked.flatMap(({ what }, page) => {
      const own = ours.map((answers) => answers.filter(({ url }) => url === page));
      const kb = Math.max(...own.flat().map(({ bytes }) => bytes)) / 1_000;
      return [
        alone({ what: `p95 of ${what}`, unit: 'ms', samples: own[0]?.length ?? 0, target: { atMost: MOST_MS } }, own.map(p95)),
        alone({ what: `weight of ${what}`, unit: 'KB', samples: 1, target: { atMost: MOST_KB } }, [kb]),
      ];
    }),
  ];
};
