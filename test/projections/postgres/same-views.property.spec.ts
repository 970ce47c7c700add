import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { toStored } from '../../../src/ledger/stored-events.js';
import { commandIdFrom } from '../../../src/ledger/entry-id.js';
import { commandsIn, lawfulHistories } from '../../support/any-carers.js';
import { anyStory, tell } from '../../support/any-story.js';
import { hasPostgres } from '../../support/postgres-given.js';
import {
  buildAnewInPostgres, everyRowInPostgres, everyRowInSqlite, followInPostgres, givenPostgresViews,
} from '../../support/postgres-views.js';
import { runs } from '../../support/runs.js';
import { buildAnew, everyEntry, followInBatches, withViews } from '../../support/viewing.js';

const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });

/** A household's history as commands to a ledger, which gives the entries ids of its own. */
const tellOfCarer = async (ledger: Ledger, history: Parameters<typeof commandsIn>[0]): Promise<void> => {
  const stream = 'carer-E99000002-household-1';
  const given = new Map<string, string>();
  for (const [place, command] of commandsIn(history).entries()) {
    const id = commandIdFrom(`carer ${place}`);
    const events = command.map(({ event }) => JSON.parse(JSON.stringify(event), (_, value) => given.get(value) ?? value));
    const { entries } = await ledger.append(stream, (await ledger.read(stream)).length, events.map(toStored), { id, digest: id, by: 'officer' });
    command.forEach((entry, at) => given.set(entry.id, entries[at]?.id ?? ''));
  }
};

const promises = (): void => {
  const given = givenPostgresViews('same_views');

  test('are in PostgreSQL row for row what they are in SQLite, followed live and built anew', () =>
    fc.assert(
      fc.asyncProperty(anyStory(20), sizes, sizes, (story, batches, others) =>
        withViews((inFile) =>
          given.withShown(async ({ views, writer }) => {
            const ledger = openMemoryLedger();
            await tell(ledger, story);
            await followInBatches(inFile.sql, ledger, batches);
            const live = everyRowInSqlite(inFile.sql);
            await followInPostgres(writer, ledger, others);
            expect(await everyRowInPostgres(views)).toEqual(live);
            await buildAnew(inFile, ledger);
            await buildAnewInPostgres(writer, ledger);
            expect(await everyRowInPostgres(views)).toEqual(live);
            expect(everyRowInSqlite(inFile.sql)).toEqual(live);
            expect(await views.followed()).toEqual(inFile.followed);
          }),
        ),
      ),
      runs(6),
    ));

  test('go on from where they were built anew, and are the same when entries are given twice', () =>
    fc.assert(
      fc.asyncProperty(anyStory(12), anyStory(12), sizes, (then, later, batches) =>
        withViews((inFile) =>
          given.withShown(async ({ views, writer }) => {
            const ledger = openMemoryLedger();
            await tell(ledger, then, 'then');
            await buildAnewInPostgres(writer, ledger);
            await tell(ledger, later, 'later');
            await followInPostgres(writer, ledger, batches);
            await writer.follow(ledger, await everyEntry(ledger));
            await followInBatches(inFile.sql, ledger, [1]);
            expect(await everyRowInPostgres(views)).toEqual(everyRowInSqlite(inFile.sql));
          }),
        ),
      ),
      runs(4),
    ));

  test('are the same of carer households, beside children of another authority', () =>
    fc.assert(
      fc.asyncProperty(lawfulHistories, anyStory(6), sizes, (history, story, batches) =>
        withViews((inFile) =>
          given.withShown(async ({ views, writer }) => {
            const ledger = openMemoryLedger();
            await tellOfCarer(ledger, history);
            await tell(ledger, story);
            await followInBatches(inFile.sql, ledger, [2]);
            await followInPostgres(writer, ledger, batches);
            expect(await everyRowInPostgres(views)).toEqual(everyRowInSqlite(inFile.sql));
          }),
        ),
      ),
      runs(4),
    ));
};

if (hasPostgres('That views in PostgreSQL are those in SQLite was')) describe('views of any history', promises);
else test.skip('views of any history need a PostgreSQL', () => undefined);
