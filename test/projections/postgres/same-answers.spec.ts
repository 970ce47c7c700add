import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TIMELINES } from '../../../projections/definitions.js';
import { readerOf } from '../../../projections/reader.js';
import type { BelievedRow } from '../../../projections/reading.js';
import { rebuild } from '../../../projections/rebuilding.js';
import { sqliteReading } from '../../../projections/views/sqlite-reading.js';
import { Views } from '../../../projections/views/views.js';
import type { PostgresViews } from '../../../projections/views-postgres/postgres-views.js';
import type { ViewsWriter } from '../../../projections/views-postgres/writer.js';
import type { CalendarDate } from '../../../src/domain/calendar.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';
import { demonstration } from '../../support/demonstration.js';
import { everyMeasure, everyQuestion, type Asked, type AskedFrom } from '../../support/every-question.js';
import { exampleOf } from '../../support/example-of.js';
import { hasPostgres } from '../../support/postgres-given.js';
import {
  buildAnewInPostgres, everyRowInPostgres, everyRowInSqlite, followInPostgres, givenPostgresViews,
} from '../../support/postgres-views.js';
import { serve } from '../../support/served.js';
import { serveCommissioned } from '../../support/served-commissioned.js';
import { inFolder } from '../../support/viewing.js';

/** A ledger, and from where it is asked. */
type Told = { readonly ledger: Ledger; readonly viewpoints: readonly AskedFrom[]; readonly close: () => Promise<void> };

const viewpointsOf = async (ledger: Ledger, authority: string, days: readonly string[]): Promise<readonly AskedFrom[]> => {
  const head = await ledger.head();
  const entries = [head, Math.floor(head * 0.6), 1];
  return entries.map((knownAt, place) => ({ authority, asAt: days[place % days.length] as CalendarDate, knownAt: knownAt as EntryNumber }));
};

const example = async (): Promise<Told> => {
  const served = await serve();
  await exampleOf(60, served);
  const ledger = served.serving.app.get<Ledger>(LEDGER);
  return { ledger, viewpoints: await viewpointsOf(ledger, served.config.authority, ['2026-03-31', '2024-03-31', '2023-09-30']), close: served.close };
};

const commissioned = async (): Promise<Told> => {
  const served = await serveCommissioned();
  const ledger = served.serving.app.get<Ledger>(LEDGER);
  return { ledger, viewpoints: await viewpointsOf(ledger, served.config.authority, ['2019-06-30', '2019-03-31', '2018-12-31']), close: served.close };
};

const theDemonstration = async (): Promise<Told> => {
  const { app, authority, close } = await demonstration();
  const ledger = app.get<Ledger>(LEDGER);
  return { ledger, viewpoints: await viewpointsOf(ledger, authority, ['2018-12-31', '2018-08-31', '2018-03-31']), close };
};

const given = hasPostgres('That answers from PostgreSQL are those from SQLite was') ? givenPostgresViews('same_answers') : undefined;

const promises = (tell: () => Promise<Told>): void => {
  let told: Told;
  beforeAll(async () => void (told = await tell()), 600_000);
  afterAll(() => told.close(), 60_000);

  /** Views in a file and in the database, both of them built in the same way. */
  const withBoth = (
    fill: (writer: ViewsWriter) => Promise<void>, work: (inFile: Views, views: PostgresViews) => Promise<void>,
  ): Promise<void> =>
    inFolder(async (folder) => {
      const { views: inFile } = await Views.open(folder);
      try {
        const next = await inFile.beside();
        await rebuild(next, told.ledger, await told.ledger.head());
        await inFile.show(next);
        await given?.withShown(async ({ views, writer }) => {
          await fill(writer);
          await work(inFile, views);
        });
      } finally {
        await inFile.close();
      }
    });

  const expectSameRows = async (inFile: Views, views: PostgresViews): Promise<void> => {
    const [rows, others] = [await everyRowInPostgres(views), everyRowInSqlite(inFile.sql)];
    expect(others.length).toBeGreaterThan(50);
    expect(rows.find((row, place) => row !== others[place])).toBeUndefined();
    expect(rows.length).toBe(others.length);
  };

  const expectSameAnswers = async (inFile: Views, views: PostgresViews, asked: (from: AskedFrom) => readonly Asked[]): Promise<void> => {
    const different: string[] = [];
    for (const from of told.viewpoints)
      for (const { what, work } of asked(from)) {
        const answer = await views.reading.answer(from.authority, work);
        if (answer !== work(readerOf(inFile.sql, from.authority))) different.push(`${what}, as at ${from.asAt} as known at ${from.knownAt}`);
      }
    expect(different).toEqual([]);
  };

  /** In an order of what is said where a file packs its rows when it is built, for it is a file's own. */
  const expectSameBeliefs = async (inFile: Views, views: PostgresViews): Promise<void> => {
    const { authority, knownAt } = told.viewpoints[0] as AskedFrom;
    const readings = [sqliteReading(inFile), views.reading] as const;
    const [codes, same] = await Promise.all(readings.map((reading) => reading.authorities()));
    expect(same).toEqual(codes);
    for (const timeline of TIMELINES) {
      const [kept = [], others = []] = await Promise.all(readings.map((reading) => reading.believed(authority, timeline, knownAt)));
      const asWords = (rows: readonly BelievedRow[]) => rows.map((row) => JSON.stringify(row));
      if (timeline.snapshots) expect(asWords(others).sort()).toEqual(asWords(kept).sort());
      else expect(asWords(others)).toEqual(asWords(kept));
      const some = [kept[0]?.subject ?? 'nobody', 'nobody', kept.at(-1)?.subject ?? 'nobody', kept[0]?.subject ?? 'nobody'];
      const [one, other] = await Promise.all(readings.map((reading) => reading.believed(authority, timeline, knownAt, some)));
      expect(asWords(other ?? []).sort()).toEqual(asWords(one ?? []).sort());
    }
  };

  test('are the same, built anew: every row, every measure, everything a measure can read and what is believed', () =>
    withBoth((writer) => buildAnewInPostgres(writer, told.ledger), async (inFile, views) => {
      await expectSameRows(inFile, views);
      await expectSameAnswers(inFile, views, everyMeasure);
      await expectSameAnswers(inFile, views, everyQuestion);
      await expectSameBeliefs(inFile, views);
    }), 600_000);

  test('are the same, followed live: every row and every measure', () =>
    withBoth((writer) => followInPostgres(writer, told.ledger, [400, 1, 900]), async (inFile, views) => {
      await expectSameRows(inFile, views);
      await expectSameAnswers(inFile, views, everyMeasure);
    }), 600_000);
};

if (given) {
  describe('answers about an example of five years’ returns', () => promises(example));
  describe('answers about a council with a year of carers, homes and fees', () => promises(commissioned));
  // To record it takes longer than all the rest of this.
  if (process.env['TRACKER_CAMPAIGNS'] === 'yes') describe('answers about the demonstration authority', () => promises(theDemonstration));
} else test.skip('answers need a PostgreSQL', () => undefined);
