import fc from 'fast-check';
import { lastDayOf } from '../../src/domain/calendar.js';
import { episodesOf, type Episode } from '../../src/domain/child/episodes.js';
import type { ChildEvent, ChildFact, ReturnReceived } from '../../src/domain/child/events.js';
import { takeReturn, type ReturnTaken } from '../../src/domain/child/take-return.js';
import { inEffectOrder, type Entry } from '../../src/domain/entry.js';
import { entriesOf, TODAY } from './given.js';

export type Cells = Readonly<Record<string, string>>;
export type Told = { readonly table: string; readonly cells: Cells };

export const episode = (DECOM: string, over: Cells = {}): Told => ({
  table: 'Episodes',
  cells: filled({ DECOM, RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U6', PLACE_PROVIDER: 'PR1', ...over }),
});

/** A cell given as blank is left out. */
const filled = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));

const NAMING = new Set(['HOME_POST', 'PL_POST', 'UPN', 'SW_ID']);
const apart = (cells: Cells, naming: boolean): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([column]) => NAMING.has(column) === naming));

/** One year's return of one child, as an import would hand it on. */
export const received = (year: number, told: readonly Told[]): ReturnReceived => ({
  type: 'ReturnReceived',
  effectiveOn: lastDayOf(year),
  year,
  rows: told.map(({ table, cells }, place) => ({ table, row: place + 2, file: 0, cells: apart(cells, false) })),
  identity: { files: ['return.csv'], cells: told.map(({ cells }) => apart(cells, true)) },
});

export type History = readonly Entry<ChildEvent>[];

export const take = (
  history: History,
  year: number,
  told: readonly Told[],
): ReturnTaken & { readonly after: History } => {
  const taken = takeReturn(received(year, told), { history, today: TODAY });
  return { ...taken, after: [...history, ...entriesOf(taken.events, history, `return-${year}-${history.length}`)] };
};

/** Returns taken in one after another, from nothing. */
export const takeAll = (returns: readonly (readonly [year: number, told: readonly Told[]])[]): History =>
  returns.reduce<History>((history, [year, told]) => take(history, year, told).after, []);

export const factsIn = (history: History): readonly ChildFact[] =>
  inEffectOrder<ChildFact>(history).map(({ event }) => event);

export const episodesIn = (history: History): readonly Episode[] => episodesOf(factsIn(history));

/** Days about the ends of three collection years, few enough that rows often speak of the same. */
export const DAYS = [
  '2017-04-01',
  '2017-06-01',
  '2018-03-31',
  '2018-04-01',
  '2018-06-01',
  '2018-06-02',
  '2019-03-31',
  '2019-04-01',
  '2019-06-01',
  '2020-03-31',
] as const;
export const YEARS = [2018, 2019, 2020] as const;

const anyDay = (year: number) => fc.constantFrom(...DAYS.filter((day) => day <= lastDayOf(year)));
const blankOr = <T extends string>(weight: number, ...codes: readonly T[]) =>
  fc.oneof({ weight, arbitrary: fc.constantFrom(...codes) }, { weight: 1, arbitrary: fc.constant('') });

/** A row of a year's Episodes, lawful or not: it may overlap, leave a gap, promise another that never comes, or end before it begins. */
export const anyEpisodeRow = (year: number): fc.Arbitrary<Told> =>
  fc
    .record({
      DECOM: anyDay(year),
      RNE: fc.constantFrom('S', 'P', 'L', 'T', 'B', 'U'),
      LS: fc.constantFrom('C2', 'V2', 'V3', 'V4'),
      CIN: fc.constantFrom('N1', 'N1', 'N2'),
      PLACE: fc.constantFrom('U6', 'U6', 'K2', 'T1', 'T3'),
      PLACE_PROVIDER: blankOr(4, 'PR1', 'PR4'),
      DEC: blankOr(2, ...DAYS.filter((day) => day <= lastDayOf(year))),
      REC: blankOr(6, 'X1', 'X1', 'E4A', 'E2'),
      REASON_PLACE_CHANGE: blankOr(1, 'CARPL'),
    })
    .map((cells) => ({ table: 'Episodes', cells: filled(cells) }));

const anyOtherRow = (year: number): fc.Arbitrary<Told> =>
  fc.oneof(
    fc
      .record({ DOB: fc.constantFrom('2010-05-01', '2010-06-01'), SEX: fc.constantFrom('1', '2') })
      .map((cells): Told => ({ table: 'Header', cells: { ...cells, ETHNIC: 'WBRI' } })),
    fc
      .record({ MIS_START: anyDay(year), MIS_END: blankOr(2, ...DAYS.filter((day) => day <= lastDayOf(year))) })
      .map((cells): Told => ({ table: 'Missing', cells: filled({ DOB: '2010-05-01', MISSING: 'M', ...cells }) })),
    fc
      .record({ REVIEW: anyDay(year), REVIEW_CODE: fc.constantFrom('PN1', 'PN3') })
      .map((cells): Told => ({ table: 'Reviews', cells })),
    fc.constant<Told>({ table: 'UASC', cells: { DOB: '2010-05-01', SEX: '1' } }),
  );

/** Three years' returns of one child that need not agree. */
export const anyReturns: fc.Arbitrary<readonly (readonly [number, readonly Told[]])[]> = fc.tuple(
  ...YEARS.map((year) =>
    fc
      .tuple(fc.array(anyEpisodeRow(year), { maxLength: 5 }), fc.array(anyOtherRow(year), { maxLength: 2 }))
      .map(([episodes, others]) => [year, [...episodes, ...others]] as const),
  ),
);
