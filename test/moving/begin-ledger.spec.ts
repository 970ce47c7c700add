import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { verifyNamed } from '../../src/ledger/choose-ledger.js';
import { ledgerNamed, type LedgerNamed } from '../../src/ledger/ledger-named.js';
import { runCommand } from '../support/cli-process.js';
import { givenPostgres, hasPostgres, PASSWORD } from '../support/postgres-given.js';
import { recordChildren } from '../support/recorded-store.js';

const data = mkdtempSync(join(tmpdir(), 'begun-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const beginning = (): void => {
  const postgres = givenPostgres('begins');
  const schema = `begins_by_hand_${process.pid}`;

  describe('the owner of a database, who begins a ledger', () => {
    afterAll(() => postgres.asOwner(`drop schema if exists ${schema} cascade`));
    const settings = { TRACKER_LEDGER: '', TRACKER_DATA: data };
    const begin = (more: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
      runCommand(['begin-ledger', ...more], { ...settings, TRACKER_OWNER_URL: postgres.address(schema, true), ...env });

    test('is told which role it is for if nobody has said, and then what was done, and nothing is done twice', async () => {
      expect(await begin()).toMatchObject({ code: 2, complaints: expect.stringContaining('--app-role') as unknown });
      expect(await begin(['--app-role', 'nobody_at_all'])).toMatchObject({ code: 4, complaints: expect.stringContaining('create role "nobody_at_all" login') as unknown });
      const first = await begin([], { TRACKER_LEDGER: postgres.address(schema) });
      expect(first).toMatchObject({ code: 0, complaints: '' });
      expect(first.out).toContain('An empty ledger was begun: postgres.' + schema);
      expect(first.out).toContain(`${postgres.role} may read it and add to it, and may alter and remove nothing.`);
      const again = await begin(['--app-role', postgres.role, '--json']);
      expect(JSON.parse(again.out)).toMatchObject({ begun: false, granted: postgres.role, warnings: [] });
      expect(first.out + first.complaints + again.out).not.toContain(PASSWORD);
    }, 120_000);

    test('is warned where the tracker is to run as somebody who could take the guards away', async () => {
      const { code, complaints } = await begin(['--app-role', new URL(postgres.server().url).username]);
      expect([code, complaints]).toEqual([0, expect.stringContaining('is a superuser: it could take the guards away')]);
    }, 120_000);
  });

  describe('a ledger in PostgreSQL, verified', () => {
    const changed = async (how: string, options = {}) => {
      const { url, schema: own } = await postgres.begun();
      await recordChildren({ data: mkdtempSync(join(data, 'views-')), ledger: url }, { children: 3 });
      const ledger = ledgerNamed(url) as LedgerNamed;
      const before = await verifyNamed(ledger, {});
      expect(before).toMatchObject({ entries: 9, intact: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
      await postgres.asOwner(how.replaceAll('SCHEMA', own));
      return verifyNamed(ledger, options);
    };
    const FREED = 'alter table SCHEMA.entry disable trigger all; alter table SCHEMA.command disable trigger all;';
    const GUARDED = [
      ['entry', 'entries_are_added_at_the_end'], ['entry', 'entries_wake_followers'],
      ['entry', 'no_alteration_of_entry'], ['command', 'no_alteration_of_command'],
    ].map(([table, trigger]) => `alter table SCHEMA.${table} enable always trigger ${trigger}`).join('; ');

    test.each([
      ['altered', 4, `update SCHEMA.entry set data = replace(data, '2018', '2017') where number = 4`],
      ['altered', 9, `update SCHEMA.entry set hash = 'x' where number = 9`],
      ['missing', 5, 'delete from SCHEMA.entry where number = 5'],
      ['missing', 9, 'delete from SCHEMA.entry where number = 9'],
      ['command-disagrees', 2, `update SCHEMA.command set digest = 'x' where position = 2`],
      ['command-disagrees', 2, 'delete from SCHEMA.command where position = 2'],
      ['altered', 3, `update SCHEMA.entry set completes = 0 where number = 3`],
      ['reordered', 0, `update SCHEMA.entry set number = 0 where number = 9; update SCHEMA.command set position = 8, entries = 2 where position = 9`],
    ] as const)('is found to be %s at entry %i: %s', async (kind, number, how) => {
      const { intact, firstFault } = await changed(`${FREED} ${how}; ${GUARDED}`);
      expect({ intact, kind: firstFault?.kind, number: firstFault?.number }).toMatchObject({ intact: false, kind, ...(number > 0 ? { number } : {}) });
    }, 120_000);

    test.each([
      'alter table SCHEMA.entry disable trigger no_alteration_of_entry',
      'alter table SCHEMA.entry enable trigger no_alteration_of_entry',
      'drop trigger no_alteration_of_command on SCHEMA.command',
      'create or replace function SCHEMA.ledger_is_never_altered() returns trigger language plpgsql as $$ begin return null; end $$',
      'alter table SCHEMA.entry drop constraint entry_stream_revision_key',
    ])('is found to be unguarded: %s', async (how) => {
      expect((await changed(how)).firstFault).toMatchObject({ kind: 'unguarded', number: 0 });
    }, 120_000);

    test('is held against hashes noted elsewhere, which show that its end was cut off', async () => {
      const witness = { number: 9, hash: '0'.repeat(64) };
      expect((await changed('select', { witnesses: [witness] })).firstFault).toMatchObject({ kind: 'altered', number: 9 });
      expect((await changed('select', { witnesses: [{ ...witness, number: 12 }] })).firstFault).toMatchObject({ kind: 'missing', number: 10 });
    }, 120_000);
  });
};

if (hasPostgres('Beginning and verifying a ledger in PostgreSQL was')) beginning();
else test.skip('beginning a ledger in PostgreSQL: there is no PostgreSQL here', () => undefined);
