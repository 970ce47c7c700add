import { ageOn, dateFrom } from '../../calendar.js';
import {
  activities,
  isCodeOf,
  placementTypes,
  placementChangeReasons,
  reasonsEpisodeCeased,
  sexes,
  validOn,
} from '../../codes.js';
import type { ReturnedRow } from '../../child/events.js';
import { cellIn, chainsOf, rowsIn, type ChildYear } from '../child-year.js';
import { readCells } from '../read-cells.js';
import { isTableName, tables } from '../tables.js';
import { eachEpisode, eachRow, findingAt, isFilled, type Finding, type Rule } from './rule.js';

const ONE_ROW_EACH = ['Header', 'AD1', 'OC2', 'OC3', 'PrevPerm', 'UASC'] as const;

/** Cells that cannot be read, codes out of their time, and tables that do not agree about the child. */
export const particularsRules: readonly Rule[] = [
  /** Whatever cannot be read in a row that was kept, by the column's own number: V:168 of UPN, V:131–133 of care leavers … */
  ({ rows }) => rows.flatMap(problemsIn),

  /** V:146 and L: placement types come and go with collection years. Of H5 in 2024/25 the peers say different things. */
  eachEpisode(
    ['146', 'PLACE', 'This placement type is not in use in the collection year: use the one that is.'],
    ({ place }, { firstDay }) => isCodeOf(placementTypes, place) && !validOn(placementTypes, place, firstDay),
  ),

  /** V:149: E43 and E44 are not used from 2018/19. That E45–E48 were not used before is not judged: peers disagree. */
  eachEpisode(
    ['149', 'REC', 'This reason was replaced by E45 to E48 on 1 April 2018: use the one that fits.'],
    ({ reasonCeased, ended }) =>
      ['E43', 'E44'].includes(reasonCeased) &&
      ended !== undefined &&
      isCodeOf(reasonsEpisodeCeased, reasonCeased) &&
      !validOn(reasonsEpisodeCeased, reasonCeased, ended),
  ),

  /** V:1009: CUSTOD is used from 2018/19. */
  eachEpisode(
    ['1009', 'REASON_PLACE_CHANGE', 'This reason was not yet in use: use another.'],
    ({ reasonForChange, ended }) =>
      ended !== undefined &&
      isCodeOf(placementChangeReasons, reasonForChange) &&
      !validOn(placementChangeReasons, reasonForChange, ended),
  ),

  /** V:101: numbers until 2023/24, letters from 2024/25. */
  eachRow(
    'Header',
    ['101', 'SEX', 'SEX is 1 or 2 until 2023/24, and M, F or U from 2024/25: use the code of the year.'],
    (row, { firstDay }) =>
      isCodeOf(sexes, cellIn(row, 'SEX')) && !validOn(sexes, cellIn(row, 'SEX') as keyof typeof sexes, firstDay),
  ),

  /** V:132 and L: F3 and P3 were divided from 2021/22. */
  eachRow(
    'OC3',
    ['132', 'ACTIV', 'This activity is not in use in the collection year: use the one that is.'],
    (row, { firstDay }) =>
      isCodeOf(activities, cellIn(row, 'ACTIV')) &&
      !validOn(activities, cellIn(row, 'ACTIV') as keyof typeof activities, firstDay),
  ),

  /** V:INT01–09: a child in any table is in the Header. */
  ({ rows }) =>
    rowsIn(rows, 'Header').length > 0
      ? []
      : rows
          .slice(0, 1)
          .map((row) => findingAt(row, ['INT01–09', 'CHILD', 'The child has no row in the Header: add one.'])),

  /** V:INT11–21: the date of birth, and in UASC the sex, agree with the Header. */
  ({ rows }) =>
    ['DOB', 'SEX'].flatMap((column) => {
      const said = cellIn(rowsIn(rows, 'Header')[0], column);
      return rows
        .filter((row) => row.table !== 'Header' && isFilled(row, column) && said !== '' && cellIn(row, column) !== said)
        .map((row) =>
          findingAt(row, ['INT11–21', column, `${column} is not what the Header says: correct one of them.`]),
        );
    }),

  /** V:INT31–36: one row for the child; the later ones are found. */
  ({ rows }) =>
    ONE_ROW_EACH.flatMap((table) =>
      rowsIn(rows, table)
        .slice(1)
        .map((row) => findingAt(row, ['INT31–36', 'CHILD', 'The child already has a row in this table: remove one.'])),
    ),

  /** V:209: of school age when the school year before last began: four by 31 August of the calendar year before the year starts. */
  eachRow(
    'Header',
    [
      '209',
      'UPN',
      'The child is of school age, so UN1 cannot be: find the pupil number, or use another of UN2 to UN5.',
    ],
    (row, { year, born }) => {
      const term = dateFrom(year - 2, 8, 31);
      return cellIn(row, 'UPN') === 'UN1' && born !== undefined && term !== undefined && ageOn(born, term) >= 4;
    },
  ),

  /** V:210, as it is worded: in care on 31 March for more than a week. */
  eachRow(
    'Header',
    [
      '210',
      'UPN',
      'The child has been looked after for over a week on 31 March, so UN4 cannot be: find the pupil number.',
    ],
    (row, child) => cellIn(row, 'UPN') === 'UN4' && inCareAtYearEndSince(child, dateFrom(child.year, 3, 24)),
  ),

  /** V:393: asked of girls who were looked after other than for short breaks; 2 until 2023/24, then F. */
  eachRow(
    'Header',
    ['393', 'MOTHER', 'Say whether she is a mother: 1 or 0.'],
    (row, { episodes }) =>
      ['2', 'F'].includes(cellIn(row, 'SEX')) &&
      !isFilled(row, 'MOTHER') &&
      episodes.some(({ legalStatus }) => !['V3', 'V4'].includes(legalStatus)),
  ),

  /** V:611. */
  eachRow(
    'Header',
    ['611', 'MC_DOB', 'She is a mother: give her child’s date of birth.'],
    (row) => cellIn(row, 'MOTHER') === '1' && !isFilled(row, 'MC_DOB'),
  ),

  /** V:579: decisions that a child should be placed for adoption do not overlap. */
  ({ rows }) =>
    rowsIn(rows, 'PlacedAdoption')
      .toSorted((a, b) => (cellIn(a, 'DATE_PLACED') < cellIn(b, 'DATE_PLACED') ? -1 : 1))
      .flatMap((row, place, sorted) => {
        const ceased = cellIn(sorted[place - 1], 'DATE_PLACED_CEASED');
        return place > 0 && (ceased === '' || cellIn(row, 'DATE_PLACED') < ceased)
          ? [
              findingAt(row, [
                '579',
                'DATE_PLACED',
                'The last decision to place for adoption still stood: give its end, or correct the dates.',
              ]),
            ]
          : [];
      }),

  /** V:635: nothing is said of where and when, where there was no earlier permanence. */
  eachRow(
    'PrevPerm',
    [
      '635',
      'PREV_PERM',
      'There was no earlier permanent arrangement (Z1), yet its authority or date is given: correct one of them.',
    ],
    (row) => ['', 'Z1'].includes(cellIn(row, 'PREV_PERM')) && (isFilled(row, 'LA_PERM') || isFilled(row, 'DATE_PERM')),
  ),
];

/** What would have the row rejected is not among a child's rows. */
const problemsIn = (row: ReturnedRow): readonly Finding[] => {
  if (!isTableName(row.table)) return [];
  const problems = readCells(tables[row.table], row.cells).problems.filter(({ severity }) => severity === 'reports');
  return problems.map(({ rule, column, message }) => findingAt(row, [rule, column, message]));
};

const inCareAtYearEndSince = ({ episodes, lastDay }: ChildYear, day: string | undefined): boolean =>
  chainsOf(episodes).some((chain) => {
    const [first, last] = [chain[0], chain.at(-1)];
    return (
      first !== undefined &&
      day !== undefined &&
      first.began < day &&
      (last?.ended === undefined || last.ended > lastDay)
    );
  });
