import type { RequestHandler } from 'express';
import type { Around } from '../ledger/watched-ledger.js';

/** What is named, and how long it took, for a collector of OpenTelemetry’s traces. */
export type Tracing = {
  /** Work in a span of its own, under the span of whatever it is done for. */
  readonly within: <T>(name: string, work: () => Promise<T>, told?: (answer: T) => Readonly<Record<string, string>>) => Promise<T>;
  readonly around: Around;
  readonly request: RequestHandler;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
};
