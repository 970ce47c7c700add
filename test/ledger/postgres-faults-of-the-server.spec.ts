import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { beginPostgresLedger } from '../../src/ledger/postgres-begin.js';
import { openPostgresLedger, type PostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { verifyPostgresLedger } from '../../src/ledger/postgres-verify.js';
import { commandNamed, everyEntry, followed, note, noted, numbersOf, upTo } from '../support/ledger-given.js';
import { serverOwner } from '../support/postgres-programs.js';
import { hasOwnPostgres, startOwnPostgres } from '../support/postgres-server.js';
import { smallDisk, type SmallDisk } from '../support/small-disk.js';

const SCHEMA = 'ledger';
const NOT_CONFIRMED = 'nothing is confirmed as saved. Sending the same again is safe';
const LIMITS = { connect: 1_000, statement: 2_000, turn: 1_500 };
/** Not to be made smaller by the server. */
const large = noted(randomBytes(2_000).toString('hex'));

const promises = (): void => {
  let server: Awaited<ReturnType<typeof startOwnPostgres>>;
  let ledger: PostgresLedger;
  let disk: SmallDisk | undefined;
  const begun = async (how: Parameters<typeof startOwnPostgres>[0]): Promise<void> => {
    server = await startOwnPostgres(how);
    await beginPostgresLedger({ url: server.url, schema: SCHEMA });
    ledger = await openPostgresLedger({ url: server.url, schema: SCHEMA, interval: 100, limits: LIMITS });
  };
  beforeEach(() => void (disk = undefined));
  afterEach(async () => {
    await ledger.close();
    server.clear();
    disk?.clear();
  });

  const asOwner = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const assertWhole = async (entries: number): Promise<void> => {
    expect(numbersOf(await everyEntry(ledger))).toEqual(upTo(entries));
    expect(await verifyPostgresLedger({ url: server.url, schema: SCHEMA }, {})).toMatchObject({ intact: true, entries });
  };
  /** Asks the same again until it is answered, as a person would who is told that this is safe. */
  const insisting = async (ask: () => Promise<{ readonly position: number }>): Promise<number> => {
    for (;;)
      try {
        return (await ask()).position;
      } catch (error) {
        expect(error).toBeInstanceOf(LedgerUnavailable);
        expect(error).toMatchObject({ passing: true });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  };

  describe('PostgreSQL is restarted in the middle of requests', () => {
    test.each(['immediate', 'fast'] as const)('%s: what was answered is there once, what was not is taken when it is sent again', async (mode) => {
      await begun({});
      const COMMANDS = 60;
      const seen = followed(ledger, 0, COMMANDS);
      const answers: number[] = [];
      const writers = upTo(6).map(async (writer) => {
        for (const revision of upTo(COMMANDS / 6, 0).slice(0, COMMANDS / 6))
          answers.push(await insisting(() => note(ledger, `child-${writer}`, revision, `${revision}`)));
      });
      while (answers.length < 12) await new Promise((resolve) => setTimeout(resolve, 2));
      server.own.stop(mode);
      server.own.start();
      await Promise.all(writers);
      expect(answers.sort((a, b) => a - b)).toEqual(upTo(COMMANDS));
      expect(numbersOf(await seen)).toEqual(upTo(COMMANDS));
      await assertWhole(COMMANDS);
    });
  });

  describe('the disk of PostgreSQL is full', () => {
    const withDisk = (megabytes: number): SmallDisk | undefined => {
      disk = smallDisk(megabytes);
      if (!disk) process.stdout.write('A full disk of PostgreSQL was NOT tested: this user may not mount one.\n');
      return disk;
    };

    test('where it keeps entries: says so, saves nothing of the command, reads on, and writes when there is room', async () => {
      await begun({});
      const small = withDisk(8);
      if (!small) return;
      const folder = join(small.folder, 'entries');
      mkdirSync(folder);
      chmodSync(folder, 0o700);
      const owner = serverOwner();
      if (owner !== undefined) chownSync(folder, owner, 0);
      await asOwner(`create tablespace small location '${folder}'`);
      await asOwner(`alter table ${SCHEMA}.entry set tablespace small`);
      small.fillUpTo(512 * 1_024);
      let revision = 0;
      const fill = async (): Promise<void> => {
        for (;;) revision = (await ledger.append('child-1', revision, [large, large], commandNamed(`${revision}`))).revision;
      };
      await expect(fill()).rejects.toThrow(/has no room left: nothing was saved\. Free some, and send the same again/);
      await expect(fill()).rejects.toMatchObject({ passing: false });
      expect(revision).toBeGreaterThan(10);
      expect(await ledger.read('child-1')).toHaveLength(revision);
      expect(await ledger.answerTo(commandNamed(`${revision}`).id)).toBeUndefined();
      small.giveRoom();
      expect(await ledger.append('child-1', revision, [large, large], commandNamed(`${revision}`))).toMatchObject({ repeated: false, revision: revision + 2 });
      await assertWhole(revision + 2);
      await asOwner(`alter table ${SCHEMA}.entry set tablespace pg_default`);
      await asOwner('drop tablespace small');
    });

    test('altogether, so that it stops: nothing that was answered is lost, and it goes on when there is room', async () => {
      const small = withDisk(160);
      if (!small) return begun({});
      await begun({ at: small.folder });
      const seen = followed(ledger, 0, 3);
      await note(ledger, 'child-1', 0, 'before');
      // Less than one file of what is written ahead.
      small.fillUpTo(12 * 1_024 * 1_024);
      let kept = 1;
      const next = () => note(ledger, 'child-1', kept, `${kept}`);
      const filled = async (): Promise<void> => {
        for (; kept < 20; kept += 1) {
          await asOwner('select pg_switch_wal()').catch(() => undefined);
          await next();
        }
      };
      await expect(filled()).rejects.toThrow(NOT_CONFIRMED);
      expect(kept).toBeLessThan(20);
      await expect(next()).rejects.toBeInstanceOf(LedgerUnavailable);
      small.giveRoom();
      server.own.restart();
      expect(await insisting(next)).toBe(kept + 1);
      await note(ledger, 'child-2', 0, 'after');
      expect(numbersOf(await seen)).toEqual([1, 2, 3]);
      await assertWhole(kept + 2);
    });
  });
};

if (hasOwnPostgres()) promises();
else {
  process.stdout.write('Faults of a PostgreSQL server were NOT tested: none is installed.\n');
  test.skip('faults of a PostgreSQL server: none is installed', () => undefined);
}
