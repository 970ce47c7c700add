import type { IncomingMessage, ServerResponse } from 'node:http';
import { paths } from '../web/paths.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** What a start may take long over, in words, and how far it is. */
type UnderWay = { readonly words: string; readonly done: number; readonly total: number };

/** Seconds after which whoever was told to wait asks again. */
const AGAIN = 5;

/** Answers while the tracker starts, which takes as long as the views have to be made: how far it is, and nothing else. */
export class Starting {
  private underWay: UnderWay | undefined;
  private views: Readiness['views']['rebuilding'] = null;

  constructor(private readonly metrics: Metrics) {}

  readonly makingViews = (done: number, total: number): void => {
    this.views = { done, total };
    this.underWay = { words: 'making the views', done, total };
  };

  readonly recordingExample = (done: number, total: number): void => {
    this.views = null;
    this.underWay = { words: 'recording the demonstration authority', done, total };
  };

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    // A page left open listens again by itself where its stream breaks, and never where that is refused.
    if (pathOf(request) === paths.live) return void request.socket.destroy();
    request.resume();
    this.told(request).then(
      ({ status, type, text }) => {
        const headers = { ...SECURITY_HEADERS, 'Content-Type': type, ...(status === 503 ? { 'Retry-After': String(AGAIN) } : {}) };
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : text);
      },
      () => response.destroy(),
    );
  };

  private async told(request: IncomingMessage): Promise<Told> {
    const [path, { method = '' }] = [pathOf(request), request];
    const reads = method === 'GET' || method === 'HEAD';
    const asked = reads ? path : '';
    if (asked === '/health/live') return { status: 200, type: JSON_TYPE, text: JSON.stringify({ live: true }) };
    if (asked === '/health/ready') return { status: 503, type: JSON_TYPE, text: JSON.stringify(this.readiness) };
    if (asked === '/metrics') return { status: 200, ...(await this.metrics.toldStarting(this.views)) };
    const wait = reads ? `This page asks again by itself every ${AGAIN} seconds.` : 'Nothing was saved. Wait a little and load this page again, which sends the same again: it is never written twice.';
    return FOR_PROGRAMS.test(path)
      ? { status: 503, type: 'application/problem+json', text: JSON.stringify(problemOf(this.sentence)) }
      : { status: 503, type: 'text/html; charset=utf-8', text: pageOf(this.sentence, wait, reads) };
  }

  private get readiness(): Readiness {
    return {
      ready: false, state: 'starting',
      ledger: { state: this.underWay ? 'sound' : 'unknown', entries: null },
      views: { entries: 0, behind: null, rebuilding: this.views },
      reasons: [this.sentence],
    };
  }

  private get sentence(): string {
    if (!this.underWay) return 'The tracker is starting.';
    const { words, done, total } = this.underWay;
    return `The tracker is starting: ${words}, ${inWords(done)} of ${inWords(total)} entries.`;
  }
}

const problemOf = (sentence: string) => ({
  type: 'urn:placement-tracker:problem:starting', title: 'The tracker is starting', status: 503, code: 'starting',
  detail: `${sentence} Nothing was saved. Ask again in a few seconds.`,
});

/** Nothing of the pages’ own is at hand yet. What was read is asked for again without a script; what was sent is sent again by nobody but whoever sent it. */
const pageOf = (sentence: string, wait: string, reloads: boolean): string =>
  [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `${reloads ? `<meta http-equiv="refresh" content="${AGAIN}">` : ''}<title>The tracker is starting – Placement Tracker</title></head>`,
    `<body><main><h1>The tracker is starting…</h1><p>${sentence}</p><p>${wait}</p></main></body></html>`,
    '',
  ].join('\n');

type Told = { readonly status: number; readonly type: string; readonly text: string };

const pathOf = ({ url = '' }: IncomingMessage): string => (url.split('?')[0] ?? '').replace(/(?<=.)\/$/, '');

const JSON_TYPE = 'application/json; charset=utf-8';
const FOR_PROGRAMS = /^\/(api|health|metrics)(\/|$)/;

const inWords = (number: number): string => number.toLocaleString('en-GB');
