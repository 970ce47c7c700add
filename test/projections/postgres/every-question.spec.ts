import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../projections/reading.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';
import { askedEverything, recordEverything, TODAY } from '../../support/asked-everything.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { buildAnewInPostgres, givenPostgresViews } from '../../support/postgres-views.js';
import { coreReadingBy } from '../../support/readings.js';

const given = hasPostgres('That every question is answered from PostgreSQL as from SQLite was') ? givenPostgresViews('questions') : undefined;

describe('every question of the pages, the API and the command line', () => {
  test('is answered from views in PostgreSQL as it is from views in SQLite', async () => {
    if (!given) return expect(hasPostgres('It was')).toBe(false);
    const data = await mkdtemp(join(tmpdir(), 'questions-'));
    const askedBy = async (by: (reading: Reading) => Reading, first: (ledger: Ledger) => Promise<void> = () => Promise.resolve()) => {
      const app = await coreReadingBy({ data, today: () => TODAY }, by);
      try {
        await first(app.get<Ledger>(LEDGER));
        return await askedEverything(app);
      } finally {
        await app.close();
      }
    };
    try {
      await recordEverything(data);
      const told = await askedBy((reading) => reading);
      expect(told.size).toBeGreaterThan(40);
      await given.withShown(async ({ views, writer }) => {
        const same = await askedBy(() => views.reading, (ledger) => buildAnewInPostgres(writer, ledger));
        for (const [question, answer] of told) expect({ question, answer: same.get(question) }).toEqual({ question, answer });
      });
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  }, 300_000);
});
