import { plusYears, type CalendarDate } from '../../calendar.js';
import type { ReturnedRow } from '../../child/events.js';
import { cellIn, chainsOf, dateIn, rowsIn, type ChildYear, type Episode } from '../child-year.js';
import { eachEpisode, eachRow, findingAt, isFilled, type Rule, type Wording } from './rule.js';

/** Times when the child was missing, or away without authorisation. */
export const missingRules: readonly Rule[] = [
  /** V:564. */
  eachRow(
    'Missing',
    ['564', 'MIS_START', 'Give the day the child went missing.'],
    (row) => isFilled(row, 'MISSING') && !isFilled(row, 'MIS_START'),
  ),

  /** V:565. */
  eachRow(
    'Missing',
    ['565', 'MISSING', 'Say whether the child was missing (M) or away without authorisation (A).'],
    (row) => isFilled(row, 'MIS_START') && !isFilled(row, 'MISSING'),
  ),

  /** V:566. */
  eachRow(
    'Missing',
    ['566', 'MISSING', 'The child came back: say whether from being missing (M) or away without authorisation (A).'],
    (row) => isFilled(row, 'MIS_END') && !isFilled(row, 'MISSING'),
  ),

  /** V:567. */
  eachRow(
    'Missing',
    ['567', 'MIS_END', 'The child came back before going missing: correct one of the dates.'],
    (row) => endOf(row) !== undefined && cellIn(row, 'MIS_START') > cellIn(row, 'MIS_END'),
  ),

  /** V:570. */
  eachRow(
    'Missing',
    ['570', 'MIS_START', 'The child went missing after the collection year: leave the row for the next return.'],
    (row, { lastDay }) => cellIn(row, 'MIS_START') > lastDay,
  ),

  /** V:571. */
  eachRow(
    'Missing',
    ['571', 'MIS_END', 'The child came back before or after the collection year: correct the date, or leave it blank.'],
    (row, { firstDay, lastDay }) => isFilled(row, 'MIS_END') && !isWithin(cellIn(row, 'MIS_END'), firstDay, lastDay),
  ),

  /** V:574. */
  (child) =>
    missingIn(child).flatMap((row, place, rows) => {
      const before = rows[place - 1];
      const over =
        before !== undefined && (!isFilled(before, 'MIS_END') || cellIn(row, 'MIS_START') < cellIn(before, 'MIS_END'));
      return over
        ? [
            findingAt(row, [
              '574',
              'MIS_START',
              'The child was already missing: give the end of the earlier row, or correct the dates.',
            ]),
          ]
        : [];
    }),

  /** V:575, by the placement: an episode that begins with L does not end it. */
  eachRow(
    'Missing',
    ['575', 'MIS_END', 'The placement the child went missing from has ended: give the day this ended too.'],
    (row, { episodes }) =>
      !isFilled(row, 'MIS_END') &&
      placementsOf(episodes).some(
        (placement) => placement.ended !== undefined && holds(placement, dateIn(row, 'MIS_START')),
      ),
  ),

  /** V:576: found at the first row of this year, or at the Header where there is none. */
  (child) => {
    const open = rowsIn(child.earlier?.rows ?? [], 'Missing').find((row) => !isFilled(row, 'MIS_END'));
    const [first] = missingIn(child);
    const at = first ?? rowsIn(child.rows, 'Header')[0];
    const carried = open === undefined || cellIn(first, 'MIS_START') === cellIn(open, 'MIS_START');
    return carried || at === undefined ? [] : [findingAt(at, STILL_MISSING)];
  },

  /** V:577: care ended, and the child is missing still, or came back later. */
  eachRow(
    'Missing',
    ['577', 'MIS_END', 'The child ceased to be looked after: the time missing ends no later than that day.'],
    (row, child) => {
      const period = periodsOf(child).find((each) => holds(each, dateIn(row, 'MIS_START')));
      return period?.ended !== undefined && (!isFilled(row, 'MIS_END') || cellIn(row, 'MIS_END') > period.ended);
    },
  ),

  /** V:578: outside care, after a period of it. */
  eachRow(
    'Missing',
    [
      '578',
      'MIS_START',
      'The child went missing after ceasing to be looked after: correct the date or remove the row.',
    ],
    (row, child) =>
      isOutsideCare(row, child) &&
      periodsOf(child).some(({ ended }) => ended !== undefined && ended <= cellIn(row, 'MIS_START')),
  ),

  /** V:581: outside care, before a period of it. */
  eachRow(
    'Missing',
    [
      '581',
      'MIS_START',
      'The child went missing before starting to be looked after: correct the date or remove the row.',
    ],
    (row, child) => isOutsideCare(row, child) && periodsOf(child).some(({ began }) => began > cellIn(row, 'MIS_START')),
  ),

  /** V:580: missing until the 18th birthday, when care ended. */
  eachEpisode(
    ['580', 'REC', 'A child who is missing on turning 18 leaves care with E8: correct the reason.'],
    ({ ended, reasonCeased }, { born, rows }) =>
      ended !== undefined &&
      reasonCeased !== 'E8' &&
      born !== undefined &&
      plusYears(born, 18) === ended &&
      rowsIn(rows, 'Missing').some((row) => cellIn(row, 'MIS_END') === ended),
  ),
];

const STILL_MISSING: Wording = [
  '576',
  'MIS_START',
  'The child was missing when the last return ended: begin this year with the same start.',
];

const endOf = (row: ReturnedRow): CalendarDate | undefined => dateIn(row, 'MIS_END');

const isWithin = (day: string, from: CalendarDate, to: CalendarDate): boolean => day >= from && day <= to;

const missingIn = ({ rows }: ChildYear): readonly ReturnedRow[] =>
  rowsIn(rows, 'Missing').toSorted((a, b) => (cellIn(a, 'MIS_START') < cellIn(b, 'MIS_START') ? -1 : 1));

type Stretch = { readonly began: CalendarDate; readonly ended?: CalendarDate };

const holds = ({ began, ended }: Stretch, day: CalendarDate | undefined): boolean =>
  day !== undefined && began <= day && (ended === undefined || day < ended);

const stretch = (chain: readonly Episode[]): readonly Stretch[] => {
  const [first, last] = [chain[0], chain.at(-1)];
  return first === undefined ? [] : [{ began: first.began, ...(last?.ended ? { ended: last.ended } : {}) }];
};

/** Periods of care: unbroken chains of episodes. */
const periodsOf = ({ episodes }: ChildYear): readonly Stretch[] => chainsOf(episodes).flatMap(stretch);

/** Placements: chains in which only the legal status changed. */
const placementsOf = (episodes: readonly Episode[]): readonly Stretch[] =>
  chainsOf(episodes, (_before, { reasonForNew }) => reasonForNew === 'L').flatMap(stretch);

/** In no period of care of the year; not judged of a child with no episode. The day care ended is still of it. */
const isOutsideCare = (row: ReturnedRow, child: ChildYear): boolean => {
  const day = dateIn(row, 'MIS_START');
  return day !== undefined && !periodsOf(child).some((period) => holds(period, day) || period.ended === day);
};
