import { beforeAll, describe, expect, test } from '@jest/globals';
import { dateOfDay, firstDayOf, lastDayOf, type CalendarDate } from '../../src/domain/calendar.js';
import { categoriesOfNeed, isCodeOf, legalStatuses, placementTypes } from '../../src/domain/codes.js';
import { exampleReturn, type Returned } from '../../src/example/example-return.js';
import type { FaultKind } from '../../src/example/fault.js';
import type { Cells } from '../../src/example/tables.js';
import { read, rulesBroken } from './return-rules.js';

const YEARS = [2015, 2016, 2017, 2018, 2019];

/** One child's episode rows by year, as any reader of the files would have them. */
type Files = (year: number) => readonly Cells[];
type Found = { readonly kind: FaultKind; readonly year: number };

const filesOf =
  ({ rows }: Returned): Files =>
  (year) =>
    rows.flatMap((row) => (row.table === 'Episodes' && row.year === year ? [row.cells] : []));

const isReadable = (cells: Cells): boolean =>
  read(cells.DECOM) !== undefined &&
  isCodeOf(placementTypes, cells.PLACE ?? '') &&
  isCodeOf(legalStatuses, cells.LS ?? '') &&
  isCodeOf(categoriesOfNeed, cells.CIN ?? '');

const day = (text: string | undefined): CalendarDate => read(text) as CalendarDate;
const alike = (cells: Cells) => (other: Cells) => other.DECOM === cells.DECOM;

/** What a reader sees to be wrong in a year's rows, knowing nothing of what was seeded. */
const foundIn = (files: Files, year: number): readonly Found[] => {
  const [rows, before, after] = [files(year), files(year - 1), files(year + 1)];
  if (!rows.every(isReadable)) return [{ kind: 'unreadable', year }];
  const found = (kind: FaultKind, cells: readonly Cells[]): readonly Found[] =>
    cells.length > 0 ? [{ kind, year }] : [];
  const ranOver = (cells: Cells) =>
    rows.some(({ DECOM }) => day(cells.DECOM) < day(DECOM) && cells.DEC !== '' && day(DECOM) < day(cells.DEC));
  const late = after.filter(
    (cells) =>
      isReadable(cells) &&
      day(cells.DECOM) >= firstDayOf(year) &&
      cells.DEC !== '' &&
      day(cells.DEC) <= lastDayOf(year),
  );
  const spanning = after.filter((cells) => isReadable(cells) && day(cells.DECOM) < firstDayOf(year));
  const retold = (cells: Cells) =>
    after
      .filter(isReadable)
      .filter(alike(cells))
      .some(
        ({ LS, PLACE, DEC }) => LS !== cells.LS || PLACE !== cells.PLACE || (cells.DEC !== '' && DEC !== cells.DEC),
      );
  return [
    ...found(
      'late-entry',
      late.filter((cells) => !rows.some(alike(cells))),
    ),
    ...found('corrected', rows.filter(retold)),
    ...found(
      'missing-from-a-year',
      spanning.filter((cells) => before.some(alike(cells)) && !rows.some(alike(cells))),
    ),
    ...found(
      'open-and-closed',
      rows.filter((cells) => rows.filter(alike(cells)).length === 2 && cells.DEC === ''),
    ),
    ...found('overlap', rows.filter(ranOver)),
    ...found(
      'no-continuation',
      rows.filter(
        (cells) =>
          cells.REC === 'X1' && cells.DEC !== '' && !ranOver(cells) && !rows.some(({ DECOM }) => DECOM === cells.DEC),
      ),
    ),
    ...found(
      'open-with-reason',
      rows.filter(({ DEC, REC }) => DEC === '' && REC !== ''),
    ),
  ];
};

describe('what is seeded in the example returns', () => {
  let returned: readonly Returned[] = [];
  beforeAll(() => {
    returned = [...exampleReturn()];
  });

  test('is found by a reader of the files, all of it and nothing else', () => {
    for (const each of returned) {
      const { fault } = each;
      const found = YEARS.flatMap((year) => foundIn(filesOf(each), year));
      const seeded = fault ? [{ kind: fault.kind, year: fault.year }] : [];
      expect({ child: each.child.id, found }).toEqual({ child: each.child.id, found: seeded });
    }
  });

  test('is of every kind, a few per cent of the rows, and unreadable in no more than five', () => {
    const counts = new Map<FaultKind, number>();
    for (const { fault } of returned) if (fault) counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([
      'corrected',
      'late-entry',
      'missing-from-a-year',
      'no-continuation',
      'open-and-closed',
      'open-with-reason',
      'overlap',
      'unreadable',
    ]);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(4);
    expect(counts.get('unreadable')).toBeLessThanOrEqual(5);
    const rows = returned.flatMap((each) => YEARS.flatMap(filesOf(each))).length;
    const faults = [...counts.values()].reduce((sum, count) => sum + count, 0);
    expect(faults / rows).toBeGreaterThan(0.02);
    expect(faults / rows).toBeLessThan(0.06);
  });

  test('breaks a rule of the return where it can be seen in one file', () => {
    const visible: readonly FaultKind[] = ['open-and-closed', 'overlap', 'no-continuation', 'open-with-reason'];
    for (const each of returned) {
      const { fault } = each;
      if (!fault || !visible.includes(fault.kind)) continue;
      const bounds = { first: firstDayOf(fault.year), last: lastDayOf(fault.year) };
      const rules = rulesBroken(filesOf(each)(fault.year), dateOfDay(each.child.story.born), bounds);
      expect({ fault, rules: rules.length > 0 }).toEqual({ fault, rules: true });
    }
  });

  test('can be left out', () => {
    const sound = [...exampleReturn({ children: 100, faults: false })];
    expect(sound.filter(({ fault }) => fault)).toEqual([]);
    expect(sound.flatMap((each) => YEARS.flatMap((year) => foundIn(filesOf(each), year)))).toEqual([]);
  });

  test('disturbs nothing else: the children and their stories are the same without it', () => {
    const ids = (faults: boolean) => [...exampleReturn({ children: 100, faults })].map(({ child }) => child);
    expect(ids(true)).toEqual(ids(false));
  });
});
