import { describe, expect, test } from '@jest/globals';
import { TIMELINES } from '../../../projections/definitions.js';
import { episodes, placements } from '../../../projections/children/children.projection.js';
import { LASTING } from '../../../projections/timeline.js';
import { beginPostgresViews } from '../../../projections/views-postgres/begin.js';
import { placeOf } from '../../../projections/views-postgres/place.js';
import { openMemoryLedger } from '../../../src/ledger/memory-ledger.js';
import { dayNumber } from '../../../src/domain/calendar.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import type { Reader } from '../../../projections/measure.js';
import { readerOf } from '../../../projections/reader.js';
import { append, AUTHORITY } from '../../support/any-story.js';
import { admitted, discharged, moved, on } from '../../support/children.js';
import { followInBatches, withViews } from '../../support/viewing.js';
import { hasPostgres } from '../../support/postgres-given.js';
import { everyRowInPostgres, followInPostgres, givenPostgresViews } from '../../support/postgres-views.js';

const DAY = on('2019-03-31');

const inCare = (knownAt: number) => (read: Reader): readonly string[] =>
  read.childrenInCare({ asAt: DAY, knownAt: knownAt as EntryNumber }).map(({ child }) => child);

/** A ledger of two children, of whom one has left. */
const twoChildren = async () => {
  const ledger = openMemoryLedger();
  await append(ledger, '1', () => [admitted('2019-01-05')], 'one came');
  await append(ledger, '2', () => [admitted('2019-01-06'), moved('2019-02-01'), discharged('2019-03-01')], 'two came and left');
  return ledger;
};

const promises = (): void => {
  const given = givenPostgresViews('generations');
  const { withBegun, withShown } = given;
  const schemasOf = async (schema: string): Promise<readonly string[]> =>
    (await given.asOwner<{ name: string }>(`select nspname as name from pg_namespace where nspname like '${schema}\\_%' order by 1`)).map(({ name }) => name);

  describe('a child', () => {
    const placed = (subject: string, from: string, to: string | null, known: readonly [number, number]) =>
      `insert into SCHEMA.episode (authority, subject, valid_from, valid_to, known_from, known_to, reason_for_new_episode, legal_status,
         category_of_need, placement_type, usual_placement_type, care_began, admission_known, placement_began, legal_status_began)
       values (1, '${subject}', ${dayNumber(on(from))}, ${to === null ? LASTING : dayNumber(on(to))}, ${known[0]}, ${known[1]}, 'S', 'V2', 'N1', 'U6', 'U6', 1, 1, 1, 1)`;
    const keptIn = (schema: string) => (text: string) => given.asOwner(text.replace('SCHEMA', `${schema}_1`));

    test('is in one place on one day, in every version of the story', () =>
      withShown(async ({ schema }) => {
        const keep = keptIn(schema);
        await keep(placed('1', '2019-01-05', null, [3, 9]));
        await expect(keep(placed('1', '2019-02-01', '2019-03-01', [8, LASTING]))).rejects.toMatchObject({ code: '23P01', constraint: 'episode_one_at_a_time' });
        await expect(keep(placed('1', '2018-12-01', '2019-01-06', [1, 4]))).rejects.toMatchObject({ code: '23P01' });
      }));

    test('may be somewhere else the day it left, in another version, and beside another child', () =>
      withShown(async ({ schema }) => {
        const keep = keptIn(schema);
        await keep(placed('1', '2019-01-05', '2019-02-01', [3, 9]));
        await keep(placed('1', '2019-02-01', null, [3, 9]));
        await keep(placed('1', '2019-01-05', null, [9, LASTING]));
        await keep(placed('2', '2019-01-05', null, [3, LASTING]));
        expect(await given.asOwner(`select from ${schema}_1.episode`)).toHaveLength(4);
      }));

    test('is so refused of placements too, and of no other timeline', async () => {
      expect(TIMELINES.filter(({ oneAtATime }) => oneAtATime).map(({ name }) => name)).toEqual(['episode', 'placement']);
      await withShown(async ({ schema }) => {
        const found = await given.asOwner<{ name: string }>(`select conname as name from pg_constraint
          where contype = 'x' and connamespace = '${schema}_1'::regnamespace order by 1`);
        expect(found.map(({ name }) => name)).toEqual(['episode_one_at_a_time', 'placement_one_at_a_time']);
      });
    });
  });

  describe('a generation', () => {
    test('that is shown while an answer is worked out does not change it: all of it is told from the one before', () =>
      withShown(async ({ views, writer, schema }) => {
        const ledger = await twoChildren();
        await followInPostgres(writer, ledger, [1]);
        const before = views.reading.generation;
        const next = await writer.beside();
        await writer.rebuild(next, ledger, 1);
        await given.holding(`lock table ${schema}_1.placement`, async (letGo) => {
          let times = 0;
          const switched: Promise<void>[] = [];
          const told = await views.reading.answer(AUTHORITY, (read) => {
            times += 1;
            const first = inCare(4)(read);
            // The second question waits for the table until the switch has been made.
            if (switched.length === 0) switched.push(writer.show(next).then(letGo));
            return { first, placed: read.during(placements, { first: on('2019-01-01'), last: DAY, knownAt: 4 }).map(({ subject }) => subject) };
          });
          await Promise.all(switched);
          expect(told).toEqual({ first: ['1'], placed: ['1', '2', '2'] });
          expect(times).toBe(3);
        });
        expect(await views.reading.answer(AUTHORITY, (read) => read.during(episodes, { first: on('2019-01-01'), last: DAY, knownAt: 4 }).length)).toBe(1);
        expect(views.reading.generation).not.toBe(before);
        await writer.discard();
        expect(await schemasOf(schema)).toEqual([`${schema}_${next}`]);
      }));

    test('is not let go while somebody reads it, and is afterwards', () =>
      withShown(async ({ views, writer, schema }) => {
        const ledger = await twoChildren();
        await followInPostgres(writer, ledger, [1]);
        const rows = await everyRowInPostgres(views);
        await views.asTheyStand(async (still) => {
          const again = await writer.beside();
          await writer.rebuild(again, ledger, 1);
          await writer.show(again);
          expect(await writer.discard()).toEqual([]);
          expect(await schemasOf(schema)).toEqual([`${schema}_1`, `${schema}_${again}`]);
          let seen = 0;
          for (const timeline of TIMELINES) for await (const _row of still.rows(timeline)) seen += 1;
          expect(seen).toBe(rows.length);
          expect(still.followed.number).toBe(4);
        });
        expect(await writer.discard()).toEqual([1]);
        expect(await schemasOf(schema)).toHaveLength(1);
        expect((await views.followed()).number).toBe(1);
      }));

    test('that was let go just as it was to be read is not missed: the answer is told from the one shown by then', () =>
      withShown(async ({ views, writer, schema }) => {
        const ledger = await twoChildren();
        await followInPostgres(writer, ledger, [2]);
        const { lock } = placeOf({ url: given.server().url, schema });
        await given.holding(`select pg_advisory_xact_lock(${lock}, 1)`, async (letGo, sql) => {
          const asked = views.reading.answer(AUTHORITY, inCare(4));
          await given.untilWaiting('advisory');
          const next = await writer.beside();
          await writer.rebuild(next, ledger, 4);
          await writer.show(next);
          await sql(`drop schema ${schema}_1 cascade`);
          await letGo();
          expect(await asked).toEqual(['1']);
          expect(views.reading.generation).toEqual({ generation: next });
        });
      }));

    test('left half built by a process that died is let go by the next that builds', () =>
      withShown(async ({ writer, schema }) => {
        const ledger = await twoChildren();
        const half = await writer.beside();
        const breaking = { ...ledger, readStreams: async function* () { yield* []; throw new Error('died'); }, entry: ledger.entry.bind(ledger) };
        await expect(writer.rebuild(half, breaking, 4)).rejects.toThrow('died');
        const next = await writer.beside();
        expect(await schemasOf(schema)).toEqual([`${schema}_1`, `${schema}_${next}`]);
        expect(next).toBeGreaterThan(half);
      }));
  });

  describe('views', () => {
    test('that were not begun are refused, and say so', async () => {
      await withBegun(async ({ open, schema }) => {
        await given.asOwner(`drop schema ${schema} cascade`);
        await expect(open()).rejects.toThrow(/There are no views postgres\.v\d+_\w+ on .*, and none were begun/);
        await given.asOwner(`create schema ${schema}`);
      });
    });

    test('that were not built yet are unavailable for now', () =>
      withBegun(async ({ open }) => {
        const views = await open();
        expect(await views.usable()).toBe(false);
        await expect(views.reading.answer(AUTHORITY, inCare(1))).rejects.toMatchObject({ passing: true, message: expect.stringContaining('have not been built yet') });
      }));

    test('built by another release answer nothing, and are built anew beside', () =>
      withShown(async ({ views, writer, schema }) => {
        expect(await views.usable()).toBe(true);
        await given.asOwner(`update ${schema}.generation set definition = 'of another release'`);
        expect(await views.usable()).toBe(false);
        await expect(views.reading.authorities()).rejects.toThrow(/built by another release/);
        const next = await writer.beside();
        await writer.rebuild(next, await twoChildren(), 4);
        await writer.show(next);
        expect(await views.reading.answer(AUTHORITY, inCare(4))).toEqual(['1']);
      }));

    test('are begun once, and a second time are left as they are', () =>
      withShown(async ({ views, writer, schema }) => {
        await followInPostgres(writer, await twoChildren(), [1]);
        expect(await beginPostgresViews({ url: given.server().url, schema, app: given.role })).toEqual({ begun: false });
        expect((await views.followed()).number).toBe(4);
        await expect(beginPostgresViews({ url: given.server().url, schema, app: 'nobody_of_that_name' })).rejects.toThrow(/no role nobody_of_that_name/);
      }));

    test('of a work that fails tell its own failure, and answer the next', () =>
      withShown(async ({ views }) => {
        const fails = (read: Reader): never => {
          read.providersKnown();
          throw new TypeError('of its own');
        };
        await expect(views.reading.answer(AUTHORITY, fails)).rejects.toThrow('of its own');
        expect(await views.reading.answer(AUTHORITY, (read) => read.providersKnown())).toEqual([]);
      }));

    test('are not fooled by work that goes on past what was not at hand', () =>
      withShown(async ({ views, writer }) => {
        await followInPostgres(writer, await twoChildren(), [1]);
        const heedless = (read: Reader): number => {
          try {
            return inCare(4)(read).length;
          } catch {
            return -1;
          }
        };
        expect(await views.reading.answer(AUTHORITY, heedless)).toBe(1);
      }));

    test('asked about many subjects one after another are not asked as often as there are subjects', () =>
      withViews((inFile) =>
        withShown(async ({ views, writer }) => {
          const ledger = openMemoryLedger();
          const children = Array.from({ length: 12 }, (_, place) => String(place + 1));
          for (const child of children) await append(ledger, child, () => [admitted('2019-01-05'), moved('2019-02-01')], `${child} came`);
          await followInPostgres(writer, ledger, [5]);
          await followInBatches(inFile.sql, ledger, [5]);
          let times = 0;
          const oneByOne = (read: Reader) => {
            times += 1;
            return [15, 24].map((knownAt) => ['nobody', ...children].map((child) => read.of(episodes, [child], knownAt)));
          };
          const told = await views.reading.answer(AUTHORITY, oneByOne);
          // Of each entry asked from three by themselves and then all, and once more when everything is at hand.
          expect(times).toBe(2 * 4 + 1);
          expect(told).toEqual(oneByOne(readerOf(inFile.sql, AUTHORITY)));
        }),
      ));

    test('keep every character there is', () =>
      withShown(async ({ views, writer, schema }) => {
        const ledger = openMemoryLedger();
        await append(ledger, 'é\uffff0😀', () => [admitted('2019-01-05')], 'named so');
        await followInPostgres(writer, ledger, [1]);
        expect(await views.reading.answer(AUTHORITY, inCare(1))).toEqual(['é\uffff0😀']);
        const told = await views.reading.answer(AUTHORITY, (read) => read.of(episodes, ['é\uffff0😀', 'é\u0000'], 1).length);
        expect(told).toBe(1);
        expect(await given.asOwner(`select subject from ${schema}_1.episode`)).toEqual([{ subject: 'é\uffff10😀' }]);
      }));
  });
};

if (hasPostgres('Generations of views in PostgreSQL were')) promises();
else test.skip('generations of views need a PostgreSQL', () => undefined);
