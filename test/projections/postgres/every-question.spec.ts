import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../projections/reading.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';
import { askedEverything, recordEverything, TODAY } from '../../support/asked-everything.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { buildAnewInPostgres, givenPostgresViews } from '../../support/postgres-views.js';
import { coreReadingBy, counting } from '../../support/readings.js';

const given = hasPostgres('That every question is answered from PostgreSQL as from SQLite was') ? givenPostgresViews('questions') : undefined;

/** How often work may be carried out for one answer until all it reads is at hand; and for a question that asks of many records or months. */
const MOST = { answer: 15, ofMany: 6 };

/** They take the same few passes whatever there is to tell of. */
const OF_MANY = ['DiscrepanciesAsked', 'AttentionAsked', 'ReconciliationAsked', 'FlowsAsked', 'RecordStepsAsked ["child","106",null]'];

type Told = ReadonlyMap<string, unknown>;
type Passes = ReadonlyMap<string, readonly { readonly times: number }[]>;

describe('every question of the pages, the API and the command line', () => {
  let data: string;
  let [told, same, passes]: [Told, Told, Passes] = [new Map(), new Map(), new Map()];

  const askedBy = async (by: (reading: Reading) => Reading, first: (ledger: Ledger) => Promise<void>, asks?: (question: string) => void): Promise<Told> => {
    const app = await coreReadingBy({ data, today: () => TODAY }, by);
    try {
      await first(app.get<Ledger>(LEDGER));
      return await askedEverything(app, asks);
    } finally {
      await app.close();
    }
  };

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'questions-'));
    await recordEverything(data);
    told = await askedBy((reading) => reading, () => Promise.resolve());
    await given?.withShown(async ({ views, writer }) => {
      const counted = new Map<string, { times: number }[]>();
      let answers: { times: number }[] = [];
      const by = () => counting(views.reading, (one) => answers.push(one));
      same = await askedBy(by, (ledger) => buildAnewInPostgres(writer, ledger), (question) => counted.set(question, (answers = [])));
      passes = counted;
    });
  }, 300_000);
  afterAll(() => rm(data, { recursive: true, force: true }));

  test('is answered from views in PostgreSQL as it is from views in SQLite', () => {
    if (!given) return expect(hasPostgres('It was')).toBe(false);
    expect(told.size).toBeGreaterThan(40);
    for (const [question, answer] of told) expect({ question, answer: same.get(question) }).toEqual({ question, answer });
  });

  test('has no answer for which work is carried out again and again', () => {
    if (!given) return expect(hasPostgres('It was')).toBe(false);
    const times = [...passes].flatMap(([question, answers]) => answers.map((one) => ({ question, times: one.times })));
    expect(times.length).toBeGreaterThan(40);
    expect(times.filter((one) => one.times > MOST.answer)).toEqual([]);
  });

  test('asks about many in bulk: of each disagreement, child and month it is not asked again', () => {
    if (!given) return expect(hasPostgres('It was')).toBe(false);
    const [{ discrepancies }, { children }, { months }] = ['DiscrepanciesAsked', 'ReconciliationAsked', 'FlowsAsked'].map((one) => told.get(one)) as [
      { discrepancies: readonly unknown[] }, { children: readonly unknown[] }, { months: readonly unknown[] },
    ];
    expect([discrepancies.length, months.length].every((many) => many > MOST.ofMany) && children.length > 1).toBe(true);
    const all = OF_MANY.map((question) => ({ question, times: (passes.get(question) ?? []).reduce((sum, one) => sum + one.times, 0) }));
    expect(all.filter(({ times }) => times === 0 || times > MOST.ofMany)).toEqual([]);
  });
});
