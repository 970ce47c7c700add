import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { cellsOf } from '../../../src/imports/ssda903/files/csv-cells.js';
import { csvRows } from '../../../src/imports/ssda903/files/csv-file.js';
import { RecordReader } from '../../../src/imports/ssda903/files/csv-records.js';
import { usualLimits } from '../../../src/imports/ssda903/files/limits.js';
import { nothingRead, type Fault } from '../../../src/imports/ssda903/files/raw-row.js';
import { xmlRows } from '../../../src/imports/ssda903/files/xml-file.js';
import { lines, readCsv, review, REVIEWS } from './given-files.js';

const MB = 1_000_000;
const piece = (text: string) => text.repeat(Math.ceil(65_536 / text.length));

/** Megabytes of something between a beginning and an end, as they would stream from a disk. */
async function* endless(beginning: string, middle: string, end: string, megabytes: number): AsyncGenerator<string> {
  yield beginning;
  const repeated = piece(middle);
  for (let length = 0; length < megabytes * MB; length += repeated.length) yield repeated;
  yield end;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes held on to: what is left when everything that can be let go of has been. */
const held = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const flood = async (text: AsyncIterable<string>, rowsOf: typeof csvRows = csvRows) => {
  const faults: Fault[] = [];
  const tally = nothingRead();
  const before = held();
  let [most, pieces] = [before, 0];
  for await (const _ of rowsOf({
    file: 'flood',
    text,
    limits: usualLimits,
    report: (fault) => faults.length < 10 && faults.push(fault),
    tally,
  }))
    if ((pieces += 1) % 100 === 0) most = Math.max(most, held());
  return { tally, rules: faults.map(({ rule, row }) => `${rule} at ${row}`), grown: (most - before) / MB };
};

describe('reading takes little memory', () => {
  test.each([
    ['one endless line', '', 'x'],
    ['one endless quoted cell', 'B,"', 'x"",'],
  ])('of %s of 200 MB, which is refused and the next row read', async (_, opened, middle) => {
    const text = endless(lines(REVIEWS, review('A')) + opened, middle, `\n${lines(review('C'))}`, 200);
    const met = await flood(text);
    expect([met.rules, met.tally.given]).toEqual([['row-too-long at 3'], 2]);
    expect(met.grown).toBeLessThan(100);
  });

  test('of endless blank lines, which are no rows but have their numbers', async () => {
    const met = await flood(endless(lines(REVIEWS), '\n', 'B,', 20));
    expect([met.rules, met.tally.given]).toEqual([[`too-few-cells at ${306 * 65_536 + 2}`], 0]);
    expect(met.grown).toBeLessThan(100);
  });

  test('of rows without number, good and bad', async () => {
    const met = await flood(endless(lines(REVIEWS), lines(review('A'), 'B,', 'C,"x'), '', 20));
    expect(met.tally.given + met.tally.unreadable).toBeGreaterThan(1_500_000);
    expect(met.grown).toBeLessThan(150);
  });

  test('of an XML file with children without number', async () => {
    const child = '<CHILD><HEADER><CHILDID>1</CHILDID><SEX>1</SEX></HEADER><EPISODE><LS>C2</LS></EPISODE></CHILD>';
    const met = await flood(endless('<EXPSSDA903>', child, '</EXPSSDA903>', 20), xmlRows);
    expect([met.rules, met.tally.refused]).toEqual([[], false]);
    expect(met.tally.given).toBeGreaterThan(400_000);
    expect(met.grown).toBeLessThan(150);
  });

  test('of a header of two million columns, or of half a million in one row that may be so long', async () => {
    const [long, wide] = await Promise.all([
      readCsv('CHILD,'.repeat(2_000_000)),
      readCsv(`CHILD,DOB,${'A,'.repeat(400_000)}\n`),
    ]);
    expect([long.rules, wide.rules]).toEqual([['row-too-long at 1'], ['too-many-columns at 1']]);
  });

  test('of a row of too many cells', async () => {
    const { rows, rules } = await readCsv(lines(REVIEWS, ','.repeat(3_000_000), 'x,'.repeat(400_000), review('A')));
    expect([rows.length, rules]).toEqual([1, ['row-too-long at 2', 'too-many-cells at 3']]);
  });
});

describe('rows cut by us', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', 'a,b', 'say "x"', 'two\nlines', '""', ' '));
  const written = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  test('are those csv-parse finds, wherever the file is broken into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, size) => {
          const text = lines(...rows.map((cells) => cells.map(written).join(','))).replace(/\r\n?/g, '\n');
          const reader = new RecordReader(',', 1_000, 1, () => expect(text).toBe('without fault'));
          const blocks = [
            ...(text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map((part) => reader.push(part)),
            reader.end(),
          ];
          const expected: unknown = parse(text, { record_delimiter: '\n', relax_column_count: true });
          expect(blocks.flatMap((block) => cellsOf(block, ','))).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never throw and never lose count, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '""', '",') }),
        fc.integer({ min: 1, max: 5 }),
        (text, size) => {
          const faulty: number[] = [];
          const reader = new RecordReader(',', 20, 1, (row) => faulty.push(row));
          const blocks = [
            ...(text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map((part) => reader.push(part)),
            reader.end(),
          ];
          const numbers = [...blocks.flatMap(({ rows }) => rows), ...faulty];
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(blocks.every((block) => cellsOf(block, ',').every((cells) => cells !== undefined))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
