import { EXAMPLE_AUTHORITY } from '../../src/config.js';
import { benchmarksPlanned } from '../../src/demonstration/benchmarks.js';
import { PUBLISHED_FIGURES } from '../../src/demonstration/load-demonstration.js';
import { loadPlanned } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import { targetsPlanned } from '../../src/demonstration/targets.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { serve, type Served } from './served.js';

/** The tracker with the demonstration authority's published series and targets, and nothing else. */
export const serveTargets = async (): Promise<Served> => {
  const served = await serve({ TRACKER_AUTHORITY: EXAMPLE_AUTHORITY }, '2026-11-26' as CalendarDate);
  const { app } = served.serving;
  const margins = marginsFrom(PUBLISHED_FIGURES);
  await loadPlanned(app, EXAMPLE_AUTHORITY, [...benchmarksPlanned(margins), ...targetsPlanned(margins)]);
  await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 60_000);
  return served;
};
