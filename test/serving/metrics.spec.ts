import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, recordFact, send, serve, type Served } from '../support/served.js';

/** One number of what Prometheus is told; undefined where it is told none. */
const numberIn = (text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined => {
  const line = text.split('\n').find((one) => {
    const [, named, told = ''] = /^([a-z_:]+)(?:\{(.*)\})? /.exec(one) ?? [];
    return named === name && Object.entries(labels).every(([label, value]) => told.includes(`${label}="${value}"`));
  });
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
};

describe('the numbers that the server tells of itself', () => {
  let served: Served;
  const told = async () => (await served.as('').get('/metrics')).text;
  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '716253', admission('2019-01-05'));
    await recordFact(served, '716253', admission('2019-02-05'));
    await recordFact(served, '716254', admission('2019-07-05'));
    await served.http.get('/children/716253?asAt=2019-03-01');
    await served.http.get('/nowhere/716253');
  });
  afterAll(() => served.close());

  test('are asked for by anybody, in the form that Prometheus reads', async () => {
    const answer = await served.as('').get('/metrics');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)]);
    const lines = answer.text.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(30);
    for (const line of lines) expect(line).toMatch(/^(# (HELP|TYPE) .*|[a-z_:]+(\{[^}]*\})? [-+0-9.eInfNa]+)$/);
  });

  test('count requests by route and status, and say nothing of whom or what was asked', async () => {
    const text = await told();
    const requests = 'tracker_http_request_duration_seconds_count';
    expect(numberIn(text, requests, { method: 'POST', route: '/api/v1/children/:child/facts', status: '201' })).toBe(1);
    expect(numberIn(text, requests, { method: 'POST', route: '/api/v1/children/:child/facts', status: '422' })).toBe(2);
    expect(numberIn(text, requests, { method: 'GET', route: '/children/:child', status: '200' })).toBe(1);
    expect(numberIn(text, requests, { method: 'GET', route: 'none', status: '404' })).toBe(1);
    expect(text).not.toMatch(/716253|716254|2019-|asAt|officer/);
  });

  test('count commands by outcome and refusals by code, and time what the ledger kept', async () => {
    const text = await told();
    expect(numberIn(text, 'tracker_commands_total', { outcome: 'written' })).toBe(1);
    expect(numberIn(text, 'tracker_commands_total', { outcome: 'refused' })).toBe(2);
    expect(numberIn(text, 'tracker_refusals_total', { code: 'already-in-care' })).toBe(1);
    expect(numberIn(text, 'tracker_refusals_total', { code: 'in-the-future' })).toBe(1);
    expect(numberIn(text, 'tracker_append_duration_seconds_count', { outcome: 'written' })).toBe(1);
    expect(numberIn(text, 'tracker_append_duration_seconds_sum', { outcome: 'written' })).toBeGreaterThan(0);
  });

  test('tell how far the views are behind, and that the ledger is there and takes entries', async () => {
    const text = await told();
    expect(['tracker_ledger_entries', 'tracker_views_entries', 'tracker_views_lag_entries', 'tracker_views_stopped'].map((name) => numberIn(text, name))).toEqual([1, 1, 0, 0]);
    expect(['tracker_ledger_reachable', 'tracker_ledger_writable', 'tracker_rebuild_entries_done', 'tracker_rebuild_entries_total'].map((name) => numberIn(text, name))).toEqual([1, 1, 0, 0]);
  });
});

type Span = { readonly name: string; readonly traceId: string; readonly spanId: string; readonly parentSpanId?: string; readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: number } }[] };

describe('traces', () => {
  let collector: Server;
  let served: Served;
  const bodies: string[] = [];
  const spans = (): readonly Span[] =>
    bodies.flatMap((body) =>
      (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
  beforeAll(async () => {
    collector = createServer((request, response) => {
      let body = '';
      request.on('data', (text: Buffer) => (body += text.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.setHeader('Content-Type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    served = await serve({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` });
    await send(served, '716253', 'facts', { fact: admission('2019-01-05') }, randomUUID());
    await served.http.get('/api/v1/snapshot?asAt=2019-03-01');
    await served.close();
  });
  afterAll(() => void collector.close());

  test('are sent where they are asked for: a request, its command, and what the ledger was asked, one within another', () => {
    const [append] = spans().filter(({ name }) => name === 'ledger append');
    const parent = (span: Span | undefined) => spans().find(({ spanId, traceId }) => spanId === span?.parentSpanId && traceId === span?.traceId);
    const command = parent(append);
    expect([append?.name, command?.name, parent(command)?.name]).toEqual(['ledger append', 'command RecordAboutChild', 'POST /api/v1/children/:child/facts']);
    expect(command?.attributes).toContainEqual({ key: 'tracker.outcome', value: { stringValue: 'written' } });
    const asked = spans().find(({ name }) => name === 'question SnapshotAsked');
    expect(parent(asked)?.name).toBe('GET /api/v1/snapshot');
  });

  test('say nothing of whom or what was asked', () => {
    expect(bodies.join('')).not.toMatch(/716253|2019-0|asAt|officer/);
  });
});
