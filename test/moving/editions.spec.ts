import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { ledgerFile } from '../../src/ledger/choose-ledger.js';
import type { StoredEntry } from '../../src/ledger/ledger.js';
import { toStored } from '../../src/ledger/stored-events.js';
import { backUp, restore } from '../../src/moving/backup.js';
import { areCarried, carryEditionFiles } from '../../src/moving/edition-files.js';
import { migrateLedger } from '../../src/moving/migrate-ledger.js';
import { openStore } from '../../src/projecting/store.js';
import { digestOf, EditionFiles, editionsFolder } from '../../src/publishing/edition-files.js';
import { RecordAbout, RecordAboutHandler } from '../../src/recording/record-about.js';
import { runCommand } from '../support/cli-process.js';
import { givenPostgres, hasPostgres } from '../support/postgres-given.js';
import { runs } from '../support/runs.js';

const AUTHORITY = 'E99000001';
const DAY = '2019-06-30' as CalendarDate;
const quietly = () => undefined;

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'editions-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const digests = (...texts: readonly string[]): readonly string[] => texts.map((text) => digestOf(bytesOf(text))).sort();
const held = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const editionOf = (edition: number, texts: readonly string[]) => ({
  type: 'EditionPublished' as const, effectiveOn: DAY, edition, asAt: DAY, knownAt: 0 as EntryNumber, profile: 'internal' as const, release: '1.0.0', figures: [],
  files: texts.map((text, index) => ({ name: `edition-${edition}-${index}.csv`, bytes: bytesOf(text).length, sha256: digestOf(bytesOf(text)) })),
});

/** A store in which editions came out, each with files of these texts; answers with the entry of each. */
const storeWith = async (...editions: readonly (readonly string[])[]) => {
  const data = scratch();
  const store = await openStore({ data });
  const handler = new RecordAboutHandler(store.ledger, () => DAY);
  const record = async (command: object): Promise<EntryNumber> => {
    const told = await handler.execute(new RecordAbout({ kind: 'edition', authority: AUTHORITY, id: 'sufficiency-booklet', command } as never, { commandId: randomUUID(), by: 'officer' }));
    if (told.outcome !== 'written') throw new Error(`not written: ${JSON.stringify(told)}`);
    return told.position;
  };
  const files = new EditionFiles(editionsFolder(data));
  const entries: EntryNumber[] = [];
  for (const [index, texts] of editions.entries()) {
    for (const text of texts) await files.keep(bytesOf(text));
    entries.push(await record({ type: 'Record', fact: editionOf(index + 1, texts) }));
  }
  await store.projector.waitUntilSeen(await store.ledger.head(), 60_000);
  await store.close();
  return { data, entries };
};

describe('a backup', () => {
  test('carries the files of editions, and puts them back byte for byte where they belong', async () => {
    const { data } = await storeWith(['one', 'two'], ['three']);
    const [elsewhere, file] = [scratch(), join(scratch(), 'ledger.db')];
    expect(await backUp({ data }, { file }, quietly)).toMatchObject({ intact: true, editions: { editions: 2, files: 3, copied: 3, wanting: [] } });
    expect(held(join(file, '..', 'editions'))).toEqual(digests('one', 'two', 'three'));
    expect(await restore({ data: elsewhere }, { file }, quietly)).toMatchObject({ intact: true, editions: { files: 3, copied: 3, wanting: [] } });
    for (const text of ['one', 'two', 'three'])
      expect(readFileSync(join(editionsFolder(elsewhere), digestOf(bytesOf(text))), 'utf8')).toBe(text);
  });

  test('copies no file a second time into a folder that several have in common, and writes one that was spoilt there anew', async () => {
    const { data } = await storeWith(['one', 'two']);
    const [backups, editions] = [scratch(), join(scratch(), 'of all')];
    await backUp({ data }, { file: join(backups, 'monday.db'), editions }, quietly);
    expect(held(backups)).toEqual(['monday.db']);
    expect(await backUp({ data }, { file: join(backups, 'tuesday.db'), editions }, quietly)).toMatchObject({ editions: { files: 2, copied: 0 } });
    writeFileSync(join(editions, digestOf(bytesOf('two'))), 'spoilt');
    expect(await backUp({ data }, { file: join(backups, 'wednesday.db'), editions }, quietly)).toMatchObject({ editions: { files: 2, copied: 1, wanting: [] } });
    expect(held(editions)).toEqual(digests('one', 'two'));
    expect(readFileSync(join(editions, digestOf(bytesOf('two'))), 'utf8')).toBe('two');
  });

  test('keeps the ledger and names each file that is missing or altered, by edition and digest, with an exit code', async () => {
    const { data, entries } = await storeWith(['one'], ['two', 'three']);
    const [missing, altered] = [digestOf(bytesOf('two')), digestOf(bytesOf('three'))];
    rmSync(join(editionsFolder(data), missing));
    writeFileSync(join(editionsFolder(data), altered), 'another');
    const file = join(scratch(), 'ledger.db');
    const { code, out } = await runCommand(['backup', '--to', file, '--data', data]);
    expect(code).toBe(1);
    expect(out).toContain('2 entries were copied');
    expect(out).toContain('1 of the 3 files of 2 editions are in');
    expect(out).toContain(`Edition 2 of ${AUTHORITY} (entry ${entries[1]}): edition-2-0.csv, ${missing}, is not there.`);
    expect(out).toContain(`Edition 2 of ${AUTHORITY} (entry ${entries[1]}): edition-2-1.csv, ${altered}, is not as it came out.`);
    expect(held(join(file, '..'))).toEqual(['editions', 'ledger.db']);
    expect(held(join(file, '..', 'editions'))).toEqual(digests('one'));

    const elsewhere = scratch();
    const put = await runCommand(['restore', '--from', file, '--data', elsewhere, '--json']);
    expect(put.code).toBe(1);
    expect(JSON.parse(put.out)).toMatchObject({
      intact: true, entries: 2,
      editions: { files: 3, copied: 1, wanting: [{ edition: 2, sha256: missing, why: 'missing' }, { edition: 2, sha256: altered, why: 'missing' }] },
    });
    expect(held(editionsFolder(elsewhere))).toEqual(digests('one'));
  }, 60_000);

  test('of a ledger that is not as it was written carries nothing', async () => {
    const { data } = await storeWith(['one']);
    const database = new Database(ledgerFile(data));
    database.exec(`drop trigger no_update_of_entry; update entry set recorded_by = 'another' where number = 1`);
    database.close();
    const file = join(scratch(), 'ledger.db');
    expect(await backUp({ data }, { file }, quietly)).toMatchObject({ intact: false, editions: null });
    expect(held(join(file, '..'))).toEqual([]);
  });

  test('of a ledger without editions makes no folder for them', async () => {
    const { data } = await storeWith();
    const file = join(scratch(), 'ledger.db');
    expect(await backUp({ data }, { file }, quietly)).toMatchObject({ intact: true, editions: { editions: 0, files: 0 } });
    expect(held(join(file, '..'))).toEqual(['ledger.db']);
  });
});

const moved = (): void => {
  const postgres = givenPostgres('editions');

  describe('a ledger that is moved', () => {
    test('takes the files of its editions from folder to folder, and goes on where it stopped', async () => {
      const { data } = await storeWith(['one', 'two'], ['three']);
      const to = scratch();
      await new EditionFiles(editionsFolder(to)).keep(bytesOf('two'));
      writeFileSync(join(editionsFolder(to), `${digestOf(bytesOf('three'))}.begun.part`), 'thr');
      expect(await migrateLedger(data, to)).toMatchObject({ verdict: { same: true }, editions: { files: 3, copied: 2, wanting: [], from: editionsFolder(data), to: editionsFolder(to) } });
      expect(held(editionsFolder(to)).filter((name) => !name.endsWith('.part'))).toEqual(digests('one', 'two', 'three'));
      expect(await migrateLedger(data, to)).toMatchObject({ copied: 0, editions: { files: 3, copied: 0, wanting: [] } });
    }, 60_000);

    test('to a server takes them to the folder that is named; where none is, that is said, and it is not done yet', async () => {
      const { data } = await storeWith(['one'], ['two']);
      const { url } = await postgres.begun();
      const folder = join(scratch(), 'of the server');
      const left = await runCommand(['migrate-ledger', '--from', data, '--to', url]);
      expect([left.code, left.out]).toEqual([1, expect.stringContaining('It was not said where the files of editions go')]);
      expect(left.out).toContain('Both are the same');
      const taken = await runCommand(['migrate-ledger', '--from', data, '--to', url, '--editions-to', folder]);
      expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('2 of the 2 files of 2 editions are in')]);
      expect(held(folder)).toEqual(digests('one', 'two'));

      const back = scratch();
      expect(await migrateLedger(url, back, { editionsFrom: folder })).toMatchObject({ verdict: { same: true }, editions: { files: 2, copied: 2, wanting: [] } });
      const nowhere = await migrateLedger(url, scratch());
      expect(nowhere.editions?.wanting.map(({ edition, why }) => [edition, why])).toEqual([[1, 'missing'], [2, 'missing']]);
    }, 60_000);

    test('without editions needs no folder for them', async () => {
      const { data } = await storeWith();
      const { url } = await postgres.begun();
      const { code, out } = await runCommand(['migrate-ledger', '--from', data, '--to', url]);
      expect([code, out.includes('editions')]).toEqual([0, false]);
    }, 60_000);
  });
};

if (hasPostgres('Moving the files of editions to PostgreSQL was')) moved();
else test.skip('files of editions that move to PostgreSQL: there is no PostgreSQL here', () => undefined);

describe('files of editions that are carried', () => {
  type State = 'as it came out' | 'altered' | 'missing';
  const state = fc.constantFrom<State>('as it came out', 'altered', 'missing');
  const file = fc.record({ text: fc.string({ minLength: 1, maxLength: 6 }), there: state, before: state });

  const entriesOf = (editions: readonly (readonly string[])[]) =>
    async function* pages(): AsyncGenerator<readonly StoredEntry[]> {
      for (const [index, texts] of editions.entries())
        yield [{ ...toStored(editionOf(index + 1, texts)), number: index + 1, stream: `edition-${AUTHORITY}-sufficiency-booklet`, revision: index + 1 } as unknown as StoredEntry];
    };

  const laid = (folder: string, files: ReadonlyMap<string, State>): void => {
    mkdirSync(folder, { recursive: true });
    for (const [text, is] of files) if (is !== 'missing') writeFileSync(join(folder, digestOf(bytesOf(text))), is === 'altered' ? `not ${text}` : text);
  };

  test('are all there as they came out, but for those that are so in neither folder, and those are named; once more changes nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(file, { maxLength: 4 }), { maxLength: 4 }), async (editions) => {
        const [from, to] = [join(scratch(), 'from'), join(scratch(), 'to')];
        const all = editions.flat();
        const [there, before] = [new Map(all.map((one) => [one.text, one.there])), new Map(all.map((one) => [one.text, one.before]))];
        laid(from, there);
        laid(to, before);
        const entries = entriesOf(editions.map((files) => files.map(({ text }) => text)));
        const done = await carryEditionFiles(entries(), { from, to });
        const sound = (text: string): boolean => there.get(text) === 'as it came out' || before.get(text) === 'as it came out';
        expect(done.wanting.map(({ edition, sha256, why }) => ({ edition, sha256, why }))).toEqual(
          editions.flatMap((files, index) => files.filter(({ text }) => !sound(text)).map(({ text }) => ({ edition: index + 1, sha256: digestOf(bytesOf(text)), why: there.get(text) }))),
        );
        for (const [text] of there) if (sound(text)) expect(readFileSync(join(to, digestOf(bytesOf(text))), 'utf8')).toBe(text);
        expect(done.copied).toBe([...there.keys()].filter((text) => sound(text) && before.get(text) !== 'as it came out').length);
        expect(areCarried(done)).toBe(done.wanting.length === 0);
        expect(await carryEditionFiles(entries(), { from, to })).toEqual({ ...done, copied: 0 });
      }),
      runs(40),
    ));

  test('are only looked at where they stay, or where it is not said where they go', async () => {
    const folder = join(scratch(), 'kept');
    laid(folder, new Map([['one', 'as it came out'], ['two', 'altered']]));
    const entries = entriesOf([['one', 'two', 'three']]);
    const wanting = [{ name: 'edition-1-1.csv', why: 'altered' }, { name: 'edition-1-2.csv', why: 'missing' }];
    expect(await carryEditionFiles(entries(), { from: folder, to: folder })).toMatchObject({ files: 3, copied: 0, wanting });
    const unsaid = await carryEditionFiles(entries(), { from: folder, to: null });
    expect(unsaid).toMatchObject({ files: 3, copied: 0, wanting });
    expect(areCarried(unsaid)).toBe(false);
    expect(await carryEditionFiles(entries(), { from: null, to: null })).toMatchObject({ wanting: [{ why: 'missing' }, { why: 'missing' }, { why: 'missing' }] });
    expect(held(folder)).toEqual(digests('one', 'two'));
  });
});
