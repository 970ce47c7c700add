import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EntryNumber } from '../domain/entry.js';
import { LedgerUnavailable } from '../ledger/ledger.js';
import type { Around } from '../ledger/watched-ledger.js';
import type { Observed } from './observing.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What became of a command, as far as it is counted: its outcome, and why it was refused. */
type Ended = { readonly outcome?: unknown; readonly refusal?: { readonly code?: unknown } };

/** All of them, and the type of the text. */
type Told = { readonly type: string; readonly text: string };

/** Numbers for whatever watches over the server. None tells of a person: routes, not addresses; codes, not answers. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly own = { registers: [this.registry] };

  private readonly requests = new Histogram({
    ...this.own,
    name: 'tracker_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
  });
  private readonly appends = new Histogram({
    ...this.own,
    name: 'tracker_append_duration_seconds',
    help: 'Time the ledger took to keep a command’s entries, by what became of them: written, refused, unavailable',
    labelNames: ['outcome'],
    buckets: SECONDS,
  });
  private readonly commands = new Counter({
    ...this.own,
    name: 'tracker_commands_total',
    help: 'Commands carried out, by what became of them',
    labelNames: ['outcome'],
  });
  private readonly refusals = new Counter({
    ...this.own,
    name: 'tracker_refusals_total',
    help: 'Commands refused, by the code of the refusal; trials before recording are counted too',
    labelNames: ['code'],
  });
  private readonly ledgerEntries = this.gauge('tracker_ledger_entries', 'The ledger’s last entry, as last told');
  private readonly viewsEntries = this.gauge('tracker_views_entries', 'The last entry that the views have seen');
  private readonly lag = this.gauge('tracker_views_lag_entries', 'Entries of the ledger that the views have not seen');
  private readonly stopped = this.gauge('tracker_views_stopped', '1 where the views have stopped before an entry they cannot take in');
  private readonly keepsViews = this.gauge('tracker_views_kept_here', '1 where this process writes the views; of several that share them, one does');
  private readonly reachable = this.gauge('tracker_ledger_reachable', '1 where the ledger answers');
  private readonly writable = this.gauge('tracker_ledger_writable', '0 where the last that was to be written could not be');
  private readonly rebuildDone = this.gauge('tracker_rebuild_entries_done', 'Entries told again by the rebuild going on; 0 where there is none');
  private readonly rebuildTotal = this.gauge('tracker_rebuild_entries_total', 'Entries the rebuild going on has to tell; 0 where there is none');

  /** What Node tells of the process itself: memory, event loop, garbage. Once in a process. */
  ofProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  readonly around: Around = async (call, work) => {
    if (call !== 'append') return work();
    const ended = this.appends.startTimer();
    try {
      const answer = await work();
      ended({ outcome: 'written' });
      return answer;
    } catch (error) {
      ended({ outcome: error instanceof LedgerUnavailable ? 'unavailable' : 'refused' });
      throw error;
    }
  };

  command(ended: Ended): void {
    this.commands.inc({ outcome: typeof ended.outcome === 'string' ? ended.outcome : 'other' });
    if (typeof ended.refusal?.code === 'string') this.refusals.inc({ code: ended.refusal.code });
  }

  commandFailed(error: unknown): void {
    this.commands.inc({ outcome: error instanceof LedgerUnavailable ? 'unavailable' : 'failed' });
  }

  readonly request = (request: Request, response: Response, next: NextFunction): void => {
    const ended = this.requests.startTimer();
    response.on('close', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      ended({ method: request.method, route: typeof route === 'string' ? route : 'none', status: response.statusCode });
    });
    next();
  };

  /** All of it, as Prometheus reads it. */
  async told({ head, seen, stopped, ledger, rebuilding, writes }: Observed): Promise<Told> {
    this.viewsEntries.set(seen);
    if (head !== null) {
      this.ledgerEntries.set(head);
      this.lag.set(Math.max(0, head - seen));
    }
    this.stopped.set(stopped ? 1 : 0);
    this.keepsViews.set(writes ? 1 : 0);
    this.reachable.set(ledger === 'away' ? 0 : 1);
    this.writable.set(ledger === 'sound' ? 1 : 0);
    this.rebuildDone.set(rebuilding?.done ?? 0);
    this.rebuildTotal.set(rebuilding?.total ?? 0);
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  /** The same before anything is ready: a ledger that cannot be reached ends the start. Where it rebuilds, it is this process that writes. */
  toldStarting(rebuilding: Observed['rebuilding']): Promise<Told> {
    return this.told({ head: null, seen: 0 as EntryNumber, stopped: null, ledger: 'sound', rebuilding, writes: rebuilding !== null });
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ ...this.own, name, help });
  }
}
