import { describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { RecordsImport } from '../../../src/imports/records/records-import.js';
import { RecordedLater } from '../../../src/ledger/ledger.js';
import { commandIdOf } from '../../../src/recording/asked.js';
import { RecordAbout } from '../../../src/recording/record-about.js';
import { AUTHORITY, csv, everyExample, filesIn, openRegister, told } from './given-records.js';

const FEES = 'child,fee_from,weekly_fee,purchase,ended_on';
const manyFees = (children: number): string =>
  csv(FEES, ...Array.from({ length: children }, (_, n) => `C${n},01/04/2019,${700 + n}.50,spot,01/08/2019`));

describe('a dry run', () => {
  test('tells what would come of it, and writes nothing', async () => {
    const register = await openRegister();
    const dry = await register.bringIn(everyExample(), { dryRun: true });
    expect(await register.entries()).toEqual([]);
    const real = await register.bringIn(everyExample());
    expect(dry).toEqual({ ...real, dryRun: true });
    expect((await register.entries()).length).toBe(dry.entriesMade);
    expect(await register.bringIn(everyExample(), { dryRun: true })).toMatchObject({ rowsImported: 0, entriesMade: 0, rowsRejected: 0 });
  });

  test('judges a row by those before it, as the import itself does', async () => {
    const register = await openRegister();
    const files = { 'fees.csv': csv(FEES, 'A,01/04/2019,700,spot,', 'A,01/04/2019,800,spot,') };
    const dry = await register.bringIn(files, { dryRun: true });
    expect(told(dry)).toEqual(['fee-begins-that-day fee_from at fees.csv:3']);
    expect(told(await register.bringIn(files))).toEqual(told(dry));
  });
});

describe('the same registers again', () => {
  test('told with an end that was open before add that end alone', async () => {
    const register = await openRegister();
    await register.bringIn({ 'fees.csv': csv(FEES, 'A,01/04/2019,700.00,spot,') });
    const later = await register.bringIn({ 'other name.csv': csv(FEES, 'A,2019-04-01,£700,Spot purchase,30/06/2019') });
    expect(later).toMatchObject({ rowsImported: 1, entriesMade: 1, findings: [] });
    expect((await register.entries()).map(({ type }) => type)).toEqual(['FeeAgreed', 'FeeEnded']);
  });

  test('do not bring back what was struck out by hand meanwhile', async () => {
    const register = await openRegister();
    const files = { 'fees.csv': csv(FEES, 'A,01/04/2019,700.00,spot,') };
    await register.bringIn(files);
    const [entry] = await register.entries();
    const strike = { type: 'StrikeOut', entry: entry?.id as never, reason: 'facts-were-wrong' } as const;
    await register.app.get(CommandBus).execute(
      new RecordAbout({ kind: 'fee', command: strike, authority: AUTHORITY, id: 'A' }, { commandId: commandIdOf('by hand'), by: 'somebody' }),
    );
    expect(await register.bringIn(files)).toMatchObject({ rowsUnchanged: 1, entriesMade: 0, findings: [] });
    expect((await register.entries()).map(({ type }) => type)).toEqual(['FeeAgreed', 'EntryStruckOut']);
  });

  test('given twice at once are read once', async () => {
    const register = await openRegister();
    const fees = csv(FEES, 'A,01/04/2019,700.00,spot,', 'B,01/04/2019,700.00,spot,');
    const report = await register.bringIn({ 'a.csv': fees, 'copy of a.csv': fees, 'c.csv': csv(FEES, 'B,01/04/2019,700.00,spot,') });
    expect(report).toMatchObject({ rowsRead: 5, rowsImported: 2, rowsUnchanged: 3, rowsRejected: 0, entriesMade: 2 });
    expect(told(report).sort()).toEqual(['repeated-row at c.csv:2', 'same-file-twice at copy of a.csv:null']);
  });

  test('broken off midway are completed by running it again', async () => {
    const register = await openRegister();
    const whole = await openRegister();
    const files = { 'fees.csv': manyFees(400) };
    const stop = new AbortController();
    const broken = await register.bringIn(files, {
      signal: stop.signal, onProgress: (done) => { if (done >= 100) stop.abort(); },
    });
    expect(broken.stopped).toBe(true);
    expect(broken.rowsImported).toBe(broken.rowsRead);
    expect(broken.rowsRead).toBeLessThan(400);
    const rest = await register.bringIn(files);
    expect(rest).toMatchObject({ rowsRead: 400, rowsRejected: 0, findings: [] });
    expect(rest.rowsImported + rest.rowsUnchanged).toBe(400);
    await whole.bringIn(files);
    const said = async (of: typeof register) =>
      (await of.entries()).map(({ stream, type, data }) => JSON.stringify([stream, type, data])).sort();
    expect(await said(register)).toEqual(await said(whole));
  });

  test('asked to stop before it began write nothing', async () => {
    const register = await openRegister();
    const report = await register.bringIn(everyExample(), { signal: AbortSignal.abort() });
    expect(report).toMatchObject({ stopped: true, rowsRead: 0, entriesMade: 0 });
    expect(await register.entries()).toEqual([]);
  });
});

describe('several files', () => {
  test('make the same entries in whatever order they are given', async () => {
    const [one, other] = [await openRegister(), await openRegister()];
    const files = everyExample();
    const paths = Object.entries(files).map(([name, content]) => filesIn({ [name]: content }));
    await one.app.get(RecordsImport).import(paths, { authority: AUTHORITY, by: 'test' });
    await other.app.get(RecordsImport).import([...paths].reverse(), { authority: AUTHORITY, by: 'test' });
    const byStream = async (register: typeof one) => {
      const streams: Record<string, unknown[]> = {};
      for (const { stream, type, data, command } of await register.entries()) (streams[stream] ??= []).push({ type, data, command });
      return streams;
    };
    expect(await byStream(other)).toEqual(await byStream(one));
  });

  test('with semicolons, in Windows-1252, with a byte-order mark or Excel’s note of the delimiter are read alike', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'a.csv': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('sep=;\nChild;Fee From;Weekly Fee;Purchase\nA;01/04/2019;1.234,50;spot\n')]),
      'b.csv': Buffer.from('child;fee_from;weekly_fee;purchase\r\nB;01/04/2019;£1,234.50;spot\r\n', 'latin1'),
      'c.csv': Buffer.from('\ufeffchild\tfee_from\tweekly_fee\tpurchase\nC\t01/04/2019\t1234.5\tspot\n', 'utf16le'),
    });
    expect(told(report).sort()).toEqual(['not-an-amount weekly_fee at a.csv:3', 'not-utf8 at b.csv:null']);
    expect((await register.told('FeeAgreed')).map(({ terms }) => (terms as { weekly: number }).weekly)).toEqual([123_450, 123_450]);
  });
});

describe('registers brought in as known on a day', () => {
  test('are recorded as of that day, and told to have been brought in', async () => {
    const register = await openRegister();
    await register.bringIn({ 'fees.csv': manyFees(2) }, { recordedOn: '2019-09-30' as never });
    const entries = await register.entries();
    expect(new Set(entries.map(({ recordedAt, origin }) => `${recordedAt} ${origin}`))).toEqual(new Set(['2019-09-30T12:00:00.000Z migrated']));
  });

  test('are refused by a ledger that has something later', async () => {
    const register = await openRegister();
    await register.bringIn({ 'fees.csv': manyFees(1) });
    await expect(register.bringIn({ 'fees.csv': manyFees(2) }, { recordedOn: '2019-09-30' as never })).rejects.toThrow(RecordedLater);
  });
});
