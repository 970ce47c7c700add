import { describe, expect, test } from '@jest/globals';
import type { CalendarDate } from '../../../src/domain/calendar.js';
import type { ReturnedRow } from '../../../src/domain/child/events.js';
import { findingsOf } from '../../../src/domain/statutory-return/rules.js';
import type { Finding } from '../../../src/domain/statutory-return/rules/rule.js';

export type Cells = Readonly<Record<string, string>>;
export type RowGiven = { readonly table: string; readonly cells: Cells };

const row = (table: string, cells: Cells, over: Cells): RowGiven => ({
  table,
  cells: Object.fromEntries(Object.entries({ CHILD: '1', ...cells, ...over }).filter(([, text]) => text !== '')),
});

const DOB = '2006-05-01';
const EPISODE = { DECOM: '2018-06-01', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U6', PLACE_PROVIDER: 'PR1', URN: '1234567' };

/** A boy of twelve in the year to 31 March 2019; a cell given as blank is left out. */
export const header = (over: Cells = {}) => row('Header', { SEX: '1', DOB, ETHNIC: 'WBRI', UPN: 'A123456789012' }, over);
export const episode = (over: Cells = {}) => row('Episodes', EPISODE, over);
export const review = (over: Cells = {}) => row('Reviews', { DOB, REVIEW: '2018-07-01', REVIEW_CODE: 'PN1' }, over);
export const missing = (over: Cells = {}) => row('Missing', { DOB, MISSING: 'M', MIS_START: '2018-07-01', MIS_END: '2018-07-03' }, over);
export const health = (over: Cells = {}) => row('OC2', { DOB }, over);
export const leaver = (over: Cells = {}) => row('OC3', { DOB, IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'U1' }, over);
export const asylum = (over: Cells = {}) => row('UASC', { SEX: '1', DOB }, over);
export const adoptionPlan = (over: Cells = {}) => row('PlacedAdoption', { DOB, DATE_PLACED: '2018-07-01' }, over);
export const previousPermanence = (over: Cells = {}) => row('PrevPerm', { DOB, PREV_PERM: 'Z1' }, over);

/** An episode that ended for another on the day. */
export const until = (day: string, over: Cells = {}) =>
  episode({ DEC: day, REC: 'X1', REASON_PLACE_CHANGE: 'CARPL', ...over });

/** One that followed on, in another home, on the day. */
export const moved = (day: string, over: Cells = {}) => episode({ DECOM: day, RNE: 'P', URN: '7654321', ...over });

export type Given = {
  readonly year?: number;
  readonly born?: string;
  readonly earlier?: readonly RowGiven[];
};

const numbered = (rows: readonly RowGiven[]): readonly ReturnedRow[] => rows.map((given, place) => ({ ...given, row: place + 1, file: 0 }));

/** The findings of a child's rows; a Header that is in order stands after them unless one is given. */
export const findings = (rows: readonly RowGiven[], { year = 2019, born, earlier }: Given = {}): readonly Finding[] =>
  findingsOf({
    year,
    rows: numbered(rows.some(({ table }) => table === 'Header') ? rows : [...rows, header({ SEX: year > 2024 ? 'M' : '1', ...(born ? { DOB: born } : {}) })]),
    ...(born ? { dateOfBirth: born as CalendarDate } : {}),
    ...(earlier ? { earlier: numbered(earlier) } : {}),
  });

/** The rows, counted from one, that a rule found wrong, each with the column it names. */
export const foundBy = (rule: string, rows: readonly RowGiven[], given?: Given): readonly string[] =>
  findings(rows, given).filter((finding) => finding.rule === rule).map(({ row: at, column }) => `${at} ${column}`);

/** What is given, in words; the rows; where the rule is broken, if it is; and the year and birth, where they matter. */
export type Case = readonly [words: string, rows: readonly RowGiven[], found: readonly string[], given?: Given];

/** Says of each rule what breaks it and what keeps it. Every rule has a case of either kind. */
export const judging = (rules: Readonly<Record<string, readonly Case[]>>): void => {
  for (const [rule, cases] of Object.entries(rules))
    describe(`rule ${rule}`, () => {
      for (const [words, rows, found, given] of cases)
        test(words, () => expect(foundBy(rule, rows, given)).toEqual(found));

      test('has a case that breaks it and one that keeps it', () =>
        expect([cases.some(([, , found]) => found.length > 0), cases.some(([, , found]) => found.length === 0)]).toEqual([true, true]));
    });
};
