import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { collectionYearOf, plusDays, type CalendarDate } from '../../../src/domain/calendar.js';
import { objectionsTo } from '../../../src/domain/child/objections.js';
import { rowsTold } from '../../../src/domain/statutory-return/rows-told.js';
import { TODAY } from '../../support/given.js';
import { factsIn, take, takeAll, type Told } from '../../support/returns.js';
import { runs } from '../../support/runs.js';

const FIRST = '2017-05-01' as CalendarDate;
const HOMES = [
  { PLACE: 'U6', PLACE_PROVIDER: 'PR1', URN: '1000001', PL_POST: 'ZZ1 1ZZ' },
  { PLACE: 'U4', PLACE_PROVIDER: 'PR4', URN: '1000002', PL_POST: 'ZZ2 2ZZ' },
  { PLACE: 'K2', PLACE_PROVIDER: 'PR4', URN: 'SC000001', PL_POST: 'ZZ3 3ZZ' },
] as const;

type Step = {
  readonly kind: 'move' | 'status' | 'both' | 'details' | 'detailsAndStatus' | 'away' | 'leave';
  readonly days: number;
  readonly which: number;
};

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('move', 'status', 'both', 'details', 'detailsAndStatus', 'away', 'leave' as const),
  days: fc.integer({ min: 1, max: 260 }),
  which: fc.nat({ max: 1 }),
});

type Row = Record<string, string>;

const RNE = { move: 'P', status: 'L', both: 'B', details: 'T', detailsAndStatus: 'U' } as const;

/** A whole life in care as one list of rows, as the rules would have it: each ends where the next begins, or care does. */
const rowsOfLife = (steps: readonly Step[]): readonly Row[] => {
  let [day, home, status] = [FIRST, 0, 0];
  const where = (): Row => ({ HOME_POST: 'ZZ9 9ZZ', ...HOMES[home], LS: ['C2', 'V2'][status] as string, CIN: 'N1' });
  const rows: Row[] = [{ DECOM: day, RNE: 'S', ...where() }];
  const next = (days: number, ended: Row, begun: Row | null): void => {
    day = plusDays(day, days);
    Object.assign(rows.at(-1) as Row, { DEC: day, ...ended });
    if (begun) rows.push({ DECOM: day, ...begun });
  };
  for (const { kind, days, which } of steps) {
    if (kind === 'leave') {
      next(days, { REC: 'E4A' }, null);
      day = plusDays(day, 10);
      rows.push({ DECOM: day, RNE: 'S', ...where() });
      continue;
    }
    if (kind === 'away') {
      const { HOME_POST, LS, CIN } = where() as { HOME_POST: string; LS: string; CIN: string };
      next(days, { REC: 'X1' }, { RNE: 'P', HOME_POST, LS, CIN, PLACE: 'T2', PL_POST: 'ZZ8 8ZZ' });
      next(5, { REC: 'X1' }, { RNE: 'P', ...where() });
      continue;
    }
    if (kind !== 'status') home = (home + 1 + which) % HOMES.length;
    if (kind !== 'move' && kind !== 'details') status = 1 - status;
    next(
      days,
      { REC: 'X1', ...(kind === 'status' ? {} : { REASON_PLACE_CHANGE: 'CARPL' }) },
      { RNE: RNE[kind], ...where() },
    );
  }
  return rows;
};

const HEADER: Told = { table: 'Header', cells: { SEX: '1', DOB: '2010-05-01', ETHNIC: 'WBRI', UPN: 'A000000000003' } };

const returnsOf = (rows: readonly Row[]): readonly (readonly [number, readonly Told[]])[] => {
  const last = collectionYearOf((rows.at(-1)?.['DECOM'] ?? FIRST) as CalendarDate);
  return Array.from({ length: last - 2017 }, (_, place) => 2018 + place).map((year) => {
    const [first, end] = [`${year - 1}-04-01`, `${year}-03-31`];
    const told = rows
      .filter(({ DECOM = '', DEC }) => DECOM <= end && (DEC === undefined || DEC >= first))
      .map(({ DEC, REC, REASON_PLACE_CHANGE, ...open }): Told => ({
        table: 'Episodes',
        cells:
          DEC !== undefined && DEC <= end
            ? { ...open, DEC, ...(REC ? { REC } : {}), ...(REASON_PLACE_CHANGE ? { REASON_PLACE_CHANGE } : {}) }
            : open,
      }));
    return [year, [HEADER, ...told]] as const;
  });
};

const written = (rows: readonly Told[]) =>
  rows.map(({ table, cells }) => JSON.stringify([table, Object.entries(cells).sort()])).sort();

const lives = fc.array(anyStep, { maxLength: 9 }).map(rowsOfLife);

describe('a history that keeps the rules', () => {
  test('comes from its returns without an objection, and goes back into the same returns, year by year', () => {
    fc.assert(
      fc.property(lives, fc.boolean(), (rows, backwards) => {
        const returns = returnsOf(rows);
        const history = takeAll(backwards ? [...returns].reverse() : returns);
        expect(objectionsTo(history, TODAY)).toEqual([]);
        for (const [year, told] of returns) expect(written(rowsTold(factsIn(history), year))).toEqual(written(told));
      }),
      runs(150),
    );
  });

  test('comes to the same when what it tells is taken in as returns of its own', () => {
    fc.assert(
      fc.property(lives, (rows) => {
        const facts = factsIn(takeAll(returnsOf(rows)));
        const again = takeAll(returnsOf(rows).map(([year]) => [year, rowsTold(facts, year)] as const));
        for (const [year] of returnsOf(rows)) {
          expect(written(rowsTold(factsIn(again), year))).toEqual(written(rowsTold(facts, year)));
          expect(take(again, year, rowsTold(facts, year)).events).toEqual([]);
        }
      }),
      runs(60),
    );
  });
});
