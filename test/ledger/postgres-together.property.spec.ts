import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { EntryNumber, Instant } from '../../src/domain/entry.js';
import { requestOf } from '../../src/ledger/append.js';
import { CommandReused, StreamMovedOn, type Ledger } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { addedAsPlanned, begun, standingOf } from '../../src/ledger/postgres-append.js';
import { inIndexedSteps, placeOf } from '../../src/ledger/postgres-connection.js';
import { planned } from '../../src/ledger/postgres-plan.js';
import { openPostgresLedger, type PostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { verifyPostgresLedger } from '../../src/ledger/postgres-verify.js';
import { clockAt, commandNamed, everyEntry, followed, noted, numbersOf, upTo } from '../support/ledger-given.js';
import { givenPostgres, hasPostgres } from '../support/postgres-given.js';
import { runs } from '../support/runs.js';

const START = '2019-01-10T12:00:00.000Z';

/** What one of several writers asks: where it believes the stream to be, and whether the command was sent before. */
const asking = fc.record({
  writer: fc.nat(2),
  stream: fc.nat(2),
  entries: fc.nat(3),
  believes: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1, 2_147_483_648) }),
  again: fc.option(fc.nat(9), { freq: 5, nil: undefined }),
  /** By how many seconds the clock goes on, or back. */
  clock: fc.integer({ min: -3, max: 5 }),
  /** Where history is brought in: by how many seconds before now it was known. */
  known: fc.option(fc.integer({ min: -1, max: 6 }), { freq: 5, nil: undefined }),
});

const promises = (): void => {
  const given = givenPostgres('together');
  /** Several with connections of their own, as several processes have. */
  const writers = async (count: number, now?: () => Date) => {
    const { url: address, schema } = await given.begun();
    const url = address.replace(/\?.*/, '');
    const ledgers: PostgresLedger[] = [];
    for (let one = 0; one < count; one += 1) ledgers.push(await openPostgresLedger({ url, schema, connections: 2, interval: 50, ...(now ? { now } : {}) }));
    return { url, schema, ledgers, close: () => Promise.all(ledgers.map((one) => one.close())) };
  };
  const assertUnbroken = async ({ url, schema, ledgers }: Awaited<ReturnType<typeof writers>>, entries: number): Promise<void> => {
    expect(numbersOf(await everyEntry(ledgers[0] as Ledger))).toEqual(upTo(entries));
    expect(await verifyPostgresLedger({ url, schema }, {})).toMatchObject({ intact: true, entries });
  };

  describe('several who write to one ledger in PostgreSQL', () => {
    test('one after another: each is answered as if there were one ledger in memory, and what is kept is the same', () =>
      fc.assert(
        fc.asyncProperty(fc.array(asking, { minLength: 1, maxLength: 25 }), async (asked) => {
          const clock = clockAt(START);
          const several = await writers(3, clock.now);
          const oracle = openMemoryLedger({ now: clock.now });
          const revisions = [0, 0, 0];
          for (const [index, { writer, stream, entries, believes, again, clock: on, known }] of asked.entries()) {
            clock.turnTo(new Date(clock.now().getTime() + on * 1_000).toISOString());
            const from = known === undefined ? undefined : new Date(clock.now().getTime() - known * 1_000).toISOString();
            const command = commandNamed(`command ${again === undefined ? index : Math.min(again, index)}`, from);
            const append = (ledger: Ledger) =>
              ledger.append(`child-${stream}`, (revisions[stream] ?? 0) + believes, upTo(entries).map((one) => noted(`${index} ${one}`)), command).catch((refused: unknown) => refused);
            const answer = await append(oracle);
            expect(await append(several.ledgers[writer] as Ledger)).toEqual(answer);
            if (answer && typeof answer === 'object' && 'repeated' in answer && !answer.repeated) revisions[stream] = (revisions[stream] ?? 0) + entries;
          }
          const kept = await everyEntry(oracle);
          expect(await everyEntry(several.ledgers[0] as Ledger)).toEqual(kept);
          await assertUnbroken(several, kept.length);
          await several.close();
        }),
        runs(25),
      ), 120_000);

    test('at once: every command is kept once under the numbers it was told, numbers and hashes are unbroken, and followers miss none', () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.record({ writer: fc.nat(2), stream: fc.nat(3), entries: fc.nat(3), twice: fc.boolean(), pause: fc.nat(3) }), { minLength: 1, maxLength: 40 }), async (asked) => {
          const several = await writers(3);
          const total = asked.reduce((sum, { entries }) => sum + entries, 0);
          const seen = total > 0 ? followed(several.ledgers[2] as Ledger, 0, total) : Promise.resolve([]);
          /** As a handler does: reads, appends, and where somebody was quicker, all of it again. */
          const insist = async (ledger: Ledger, { stream, entries }: (typeof asked)[number], index: number) => {
            for (;;) {
              const { length } = await ledger.read(`child-${stream}`);
              try {
                return await ledger.append(`child-${stream}`, length, upTo(entries).map((one) => noted(`${index} ${one}`)), commandNamed(`command ${index}`));
              } catch (error) {
                if (!(error instanceof StreamMovedOn)) throw error;
              }
            }
          };
          const answers = await Promise.all(
            asked.map(async (one, index) => {
              await new Promise((resolve) => setTimeout(resolve, one.pause));
              const senders = one.twice ? [one.writer, (one.writer + 1) % 3] : [one.writer];
              return Promise.all(senders.map((writer) => insist(several.ledgers[writer] as Ledger, one, index)));
            }),
          );
          const all = await everyEntry(several.ledgers[0] as Ledger);
          for (const [index, told] of answers.entries()) {
            expect(told.filter(({ repeated }) => !repeated)).toHaveLength(1);
            for (const { entries } of told) expect(entries.map(({ number }) => all[number - 1]?.command)).toEqual(entries.map(() => commandNamed(`command ${index}`).id));
            expect(new Set(told.map(({ entries, position }) => JSON.stringify([entries, position]))).size).toBe(1);
          }
          expect(numbersOf(await seen)).toEqual(upTo(total));
          await assertUnbroken(several, total);
          await several.close();
        }),
        runs(12),
      ), 120_000);

    test('an id that was used for something else is refused by whoever is asked, whatever that one remembers', async () => {
      const several = await writers(2);
      const [one, other] = several.ledgers as [PostgresLedger, PostgresLedger];
      await one.append('child-1', 0, [noted('a')], commandNamed('first'));
      await one.append('child-1', 1, [noted('b')], commandNamed('second'));
      await expect(one.append('child-2', 0, [noted('c')], commandNamed('first'))).rejects.toBeInstanceOf(CommandReused);
      await expect(other.append('child-2', 0, [noted('c')], commandNamed('first'))).rejects.toBeInstanceOf(CommandReused);
      expect(await one.append('child-1', 0, [noted('a')], commandNamed('first'))).toMatchObject({ repeated: true, position: 1 });
      await assertUnbroken(several, 2);
      await several.close();
    });

    test.each([[['b']], [['b', 'c']]])('what comes without the lock, or to another end than it was planned for, is not added, and a transaction that failed adds nothing: %j', async (texts) => {
      const several = await writers(1);
      const [ledger] = several.ledgers as [PostgresLedger];
      await ledger.append('child-1', 0, [noted('a')], commandNamed('first'));
      const place = placeOf(several);
      const client = new pg.Client(inIndexedSteps(place));
      await client.connect();
      const request = requestOf('child-1', 1, texts.map(noted), commandNamed('second'));
      const standing = await standingOf(client, [request]);
      const rows = planned([request], standing, START as Instant);
      expect(await addedAsPlanned(client, rows, standing)).toBe(false);
      for (const other of [
        { ...standing, end: { ...standing.end, hash: 'f'.repeat(64) } },
        { ...standing, end: { ...standing.end, number: 0 as EntryNumber } },
        { ...standing, revisions: new Map([['child-1', 0]]) },
      ]) {
        const [, added] = await Promise.all([begun(client, place.lock), addedAsPlanned(client, rows, other), client.query('commit')]);
        expect(added).toBe(false);
      }
      const failed = await Promise.allSettled([begun(client, place.lock), client.query('select 1 / 0'), addedAsPlanned(client, rows, standing), client.query('commit')]);
      expect(failed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      await assertUnbroken(several, 1);
      const [, added] = await Promise.all([begun(client, place.lock), addedAsPlanned(client, rows, standing), client.query('commit')]);
      expect(added).toBe(true);
      await client.end();
      const entries = 2 + texts.length;
      expect(await ledger.append('child-1', entries - 1, [noted('z')], commandNamed('third'))).toMatchObject({ position: entries });
      await assertUnbroken(several, entries);
      await several.close();
    });

    test('a ledger that was put back older, and written to since, is not added to as it is remembered', async () => {
      const several = await writers(1);
      const [ledger] = several.ledgers as [PostgresLedger];
      for (const revision of upTo(3, 0)) await ledger.append('child-1', revision, [noted(`${revision}`)], commandNamed(`${revision}`));
      const { schema, url } = several;
      // As a restored dump has it: the last entry is gone, and another was recorded in its place.
      const guards = (state: string) =>
        [['entry', 'no_alteration_of_entry'], ['command', 'no_alteration_of_command']].map(([table, guard]) => `alter table ${schema}.${table} ${state} trigger ${guard}`).join('; ');
      await given.asOwner(`${guards('disable')}; delete from ${schema}.entry where number = 4; delete from ${schema}.command where position = 4; ${guards('enable always')}`);
      const another = await openPostgresLedger({ url, schema });
      await another.append('child-1', 3, [noted('instead')], commandNamed('instead'));
      await another.close();
      expect(await ledger.append('child-1', 4, [noted('after')], commandNamed('after'))).toMatchObject({ position: 5 });
      await assertUnbroken(several, 5);
      await several.close();
    });
  });

  describe('several processes that write to one ledger in PostgreSQL, one of them killed again and again', () => {
    const LOADER = fileURLToPath(new URL('../support/ts-loader.mjs', import.meta.url));
    const CHILD = fileURLToPath(new URL('../support/postgres-child.ts', import.meta.url));
    const start = (...args: readonly string[]) => {
      const child = spawn(process.execPath, ['--import', LOADER, CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      const told: string[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => void told.push(line));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      const hasTold = async (lines: number): Promise<void> => {
        while (told.length < lines && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
        expect(told.length).toBeGreaterThanOrEqual(lines);
      };
      return { told, hasTold, ended, kill: () => child.kill('SIGKILL') };
    };

    test('keep what they answered, once and under the numbers they told, and leave numbers and hashes unbroken', async () => {
      const several = await writers(1);
      const { url, schema } = several;
      const steady = [start(url, schema, 'a', '60'), start(url, schema, 'b', '60')];
      const killed = [];
      for (const round of upTo(3)) {
        const one = start(url, schema, `killed-${round}`, '100000');
        await one.hasTold(10 * round);
        one.kill();
        await one.ended;
        killed.push(one);
      }
      expect(await Promise.all(steady.map(({ ended }) => ended))).toEqual([0, 0]);
      const all = await everyEntry(several.ledgers[0] as Ledger);
      const answered = [...steady, ...killed].flatMap(({ told }) => told).map((line) => line.split(' ') as [string, string]);
      for (const [command, number] of answered) expect(all[Number(number) - 1]?.command).toBe(command);
      expect(new Set(all.map(({ command }) => command)).size).toBe(all.length);
      expect(all.length).toBeGreaterThanOrEqual(answered.length);
      await assertUnbroken(several, all.length);
      await several.close();
    }, 120_000);
  });
};

if (hasPostgres('Several who write to a ledger in PostgreSQL at once were')) promises();
else test.skip('several who write to a ledger in PostgreSQL: there is no PostgreSQL here', () => undefined);
