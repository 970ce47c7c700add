import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tables } from '../../../src/imports/records/tables.js';
import { runs } from '../../support/runs.js';
import { csv, everyExample, openRegister, told } from './given-records.js';

const HOMES = 'urn,registered_on,provision,owner,name,address,postcode';
const INVENTED = 'Quillfeather';

describe('hostile cells', () => {
  test('are reported, and stop nothing', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'homes.csv': csv(
        HOMES,
        'SC1,01/02/2010,childrens-home,"=HYPERLINK(""http://x"",""y"")",,,',
        'SC2,01/02/2010,childrens-home,,@SUM(A1),,',
        'SC3,01/02/2010,childrens-home,An Owner\0,,,',
        `SC4,01/02/2010,childrens-home,${'x'.repeat(1_000_001)},,,`,
        `SC5,01/02/2010,childrens-home,${'x'.repeat(900_000)},,,`,
        'SC6,01/02/2010,childrens-home,"An ""Owner"" Limited",,,',
        'SC7,01/02/2010,childrens-home,"An Owner,,,',
        'SC8,01/02/2010,childrens-home,"An" Owner,,,',
        '"=1+1",01/02/2010,childrens-home,,,,',
        '../../etc/passwd,01/02/2010,childrens-home,,,,',
        "SC9,01/02/2010,childrens-home,,'-a name,,",
        'SC10,01/02/2010,__proto__,,,,',
        'constructor,01/02/2010,childrens-home,,,,',
        'SC11,01/02/2010,childrens-home,,\u202eabc,,',
      ),
    });
    expect(told(report).sort()).toEqual([
      'not-a-code provision at homes.csv:13', 'not-a-reference urn at homes.csv:10', 'not-a-reference urn at homes.csv:11',
      'not-text name at homes.csv:12', 'not-text name at homes.csv:15', 'not-text name at homes.csv:3',
      'not-text owner at homes.csv:2', 'not-text owner at homes.csv:6', 'nul-bytes at homes.csv:4',
      'quote-misplaced at homes.csv:9', 'quote-not-closed at homes.csv:8', 'row-too-long at homes.csv:5',
    ]);
    expect(report).toMatchObject({ rowsRead: 14, rowsImported: 2, rowsRejected: 12 });
    expect((await register.told('ProviderRegistered')).map(({ urn, details }) => [urn, (details as { owner?: string }).owner])).toEqual([
      ['SC6', 'An "Owner" Limited'], ['constructor', undefined],
    ]);
  });

  test('of any kind are never more than rejected rows', async () => {
    const register = await openRegister();
    const cell = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('01/04/2019', '700.00', 'spot', '"', '"",', '\0', '=1', 'A', ';'));
    const file = fc.record({ table: fc.constantFrom(...tables), rows: fc.array(fc.array(cell, { maxLength: 24 }), { maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(file, async ({ table, rows }) => {
        const names = Object.keys(table.columns);
        const content = csv(names.join(','), ...rows.map((row) => names.map((_, at) => row[at] ?? '').join(',')));
        const report = await register.bringIn({ 'x.csv': content }, { dryRun: true });
        expect(report.rowsImported + report.rowsUnchanged + report.rowsRejected).toBe(report.rowsRead);
      }),
      runs(60),
    );
  });

  test.each([
    ['an empty file', '', 'file-empty'], ['bytes that mean nothing', new Uint8Array(5_000), 'file-not-recognised'],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1'), 'file-not-recognised'],
    ['a long line of something else', '{"a":1},'.repeat(500_000), 'file-not-recognised'],
    ['XML', '<?xml version="1.0"?><a/>', 'file-not-recognised'],
  ])('in %s are told in one word and nothing more', async (_, content, rule) => {
    const report = await (await openRegister()).bringIn({ 'x.csv': content });
    expect([report.findings.map((finding) => finding.rule), report.rowsRead]).toEqual([[rule], 0]);
  });
});

describe('a name or an address', () => {
  test('never appears in what is said, nor in the ledger but under identity', async () => {
    const register = await openRegister();
    const named = Object.fromEntries(
      Object.entries(everyExample()).map(([file, content]) => {
        const table = tables.find(({ name }) => `${name}.csv` === file);
        const personal = Object.entries(table?.columns ?? {}).filter(([, column]) => column.identity).map(([name]) => name);
        const [head = '', row = ''] = content.split('\n');
        const cells = row.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
        const with_ = head.split(',').map((name, at) => (personal.includes(name) ? `${INVENTED} ${at}` : (cells[at] ?? '')));
        const tooLong = head.split(',').map((name, at) => (personal.includes(name) ? `=${INVENTED}` : (cells[at] ?? '')));
        return [file, csv(head, with_.join(','), ...(personal.length > 0 ? [tooLong.join(',')] : []))];
      }),
    );
    const report = await register.bringIn(named);
    expect(report.findings.length).toBeGreaterThan(5);
    expect(report.findings.every(({ rule }) => rule === 'not-text')).toBe(true);
    expect(JSON.stringify(report)).not.toContain(INVENTED);
    const entries = await register.entries();
    expect(JSON.stringify(entries.map(({ data }) => data['identity']))).toContain(INVENTED);
    expect(JSON.stringify(entries.map(({ data, ...rest }) => ({ ...rest, data: { ...data, identity: null } })))).not.toContain(INVENTED);
  });
});
