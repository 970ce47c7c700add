import { daysBetween } from '../../calendar.js';
import { isShortBreak, validOn, legalStatuses, type LegalStatus } from '../../codes.js';
import { chainsOf, isAway, rowsIn } from '../child-year.js';
import { eachEpisode, eachRow, findingAt, isFilled, type Rule, type Wording } from './rule.js';

/** Legal statuses with a limit, and what does not go with them. */
export const legalStatusRules: readonly Rule[] = [
  /** V:361: Children Act 1989, section 46. */
  noLongerThan('L1', 3, [
    '361',
    'LS',
    'Police protection lasts at most 72 hours: correct the dates or the legal status.',
  ]),

  /** V:362. */
  noLongerThan('L2', 21, [
    '362',
    'LS',
    'An emergency protection order lasts at most 21 days: correct the dates or the legal status.',
  ]),

  /** V:363. */
  noLongerThan('L3', 7, [
    '363',
    'LS',
    'A child assessment order lasts at most seven days: correct the dates or the legal status.',
  ]),

  /** V:364: the law limits detention severely without a figure for this; 21 days is the validator's. */
  noLongerThan('J2', 21, [
    '364',
    'LS',
    'Detention under PACE is severely limited, and this is over 21 days: correct the dates or the legal status.',
  ]),

  /** V:378. */
  eachEpisode(
    [
      '378',
      'LS',
      'A child accommodated under section 20 (V2) is not placed with parents: correct the legal status or the placement.',
    ],
    ({ place, legalStatus }) => place === 'P1' && legalStatus === 'V2',
  ),

  /** V:408. */
  eachEpisode(
    [
      '408',
      'LS',
      'A child placed for adoption with a placement order has legal status E1: correct the status or the placement.',
    ],
    ({ place, legalStatus }) => ['A5', 'A6'].includes(place) && legalStatus !== 'E1',
  ),

  /** V:445, by the day the reference gives. */
  eachEpisode(
    ['445', 'LS', 'Freeing orders (D1) ended on 30 December 2005: use the child’s present legal status.'],
    ({ legalStatus, began }) => legalStatus === 'D1' && !validOn(legalStatuses, 'D1', began),
  ),

  /** V:446, by the day the reference gives. */
  eachEpisode(
    ['446', 'LS', 'Placement orders (E1) began on 30 December 2005: correct the legal status or the date.'],
    ({ legalStatus, began }) => legalStatus === 'E1' && !validOn(legalStatuses, 'E1', began),
  ),
];

/** Short breaks: V3, where each break is an episode, and V4, where one episode is the agreement for a series. */
export const shortBreakRules: readonly Rule[] = [
  /** V:365: open at the year's end, it is taken to have lasted until then. */
  eachEpisode(
    ['365', 'DEC', 'A short break is at most 17 days: correct the dates or the legal status.'],
    ({ legalStatus, began, ended }, { lastDay }) => legalStatus === 'V3' && daysBetween(began, ended ?? lastDay) > 17,
  ),

  /** V:366. */
  eachEpisode(
    ['366', 'RNE', 'A child cannot change placement within a short break: each break begins with S.'],
    ({ legalStatus, reasonForNew }) => legalStatus === 'V3' && reasonForNew !== 'S',
  ),

  /** V:367: days of V3 within the collection year; every break is found. */
  ({ episodes, firstDay, lastDay }) => {
    const breaks = episodes.flatMap(({ row, legalStatus, began, ended = lastDay }) => {
      const days = daysBetween(began < firstDay ? firstDay : began, ended > lastDay ? lastDay : ended);
      return legalStatus === 'V3' && days > 0 ? [{ row, days }] : [];
    });
    return breaks.reduce((sum, { days }) => sum + days, 0) <= 75
      ? []
      : breaks.map(({ row }) =>
          findingAt(row, [
            '367',
            'LS',
            'Short breaks come to more than 75 days in the year: correct the dates, or the child is looked after otherwise.',
          ]),
        );
  },

  /** V:382. */
  eachEpisode(
    [
      '382',
      'PLACE',
      'A child on a short break is not in a temporary placement: correct the placement or the legal status.',
    ],
    (episode) => onShortBreak(episode) && isAway(episode),
  ),

  /** V:384. */
  eachEpisode(
    [
      '384',
      'PLACE',
      'A child on a short break is not in a long-term foster placement: correct the placement or the legal status.',
    ],
    (episode) => onShortBreak(episode) && ['U1', 'U4'].includes(episode.place),
  ),

  /** V:426: every episode of either is found. */
  ({ episodes }) => {
    const both = ['V3', 'V4'].every((status) => episodes.some(({ legalStatus }) => legalStatus === status));
    return both
      ? episodes
          .filter(onShortBreak)
          .map(({ row }) =>
            findingAt(row, ['426', 'LS', 'Short breaks are all V3 or all V4 in a year: use one of them.']),
          )
      : [];
  },

  /** V:398 for the postcodes and the distance, V:214 for the placement's, V:420 for its authority. */
  blankInShortBreaks('398', 'HOME_POST'),
  blankInShortBreaks('398', 'PL_POST'),
  blankInShortBreaks('398', 'PL_DISTANCE'),
  blankInShortBreaks('214', 'PL_POST'),
  blankInShortBreaks('214', 'URN'),
  blankInShortBreaks('420', 'PL_LA'),

  /** V:399, of children who had short breaks and nothing else in the year. */
  eachRow(
    'Header',
    ['399', 'MOTHER', 'Whether the child is a mother is not asked of a child on short breaks only: leave it blank.'],
    (row, { episodes }) => isFilled(row, 'MOTHER') && episodes.length > 0 && episodes.every(onShortBreak),
  ),
  ({ rows, episodes }) =>
    episodes.length === 0 || !episodes.every(onShortBreak)
      ? []
      : rowsIn(rows, 'Reviews').map((row) =>
          findingAt(row, ['399', 'REVIEW', 'Reviews are not asked of a child on short breaks only: remove the row.']),
        ),
];

function blankInShortBreaks(rule: string, column: string): Rule {
  const wording: Wording = [
    rule,
    column,
    `${column} is not asked of short breaks (V3, V4): leave it blank, or correct the legal status.`,
  ];
  return eachEpisode(wording, (episode) => onShortBreak(episode) && isFilled(episode.row, column));
}

/** The status may run over several episodes; all of them are found. */
function noLongerThan(status: string, days: number, wording: Wording): Rule {
  return ({ episodes, lastDay }) =>
    chainsOf(episodes, (before, { legalStatus }) => before.legalStatus === legalStatus).flatMap((chain) => {
      const [first, last] = [chain[0], chain.at(-1)];
      const over = first?.legalStatus === status && last && daysBetween(first.began, last.ended ?? lastDay) > days;
      return over ? chain.map(({ row }) => findingAt(row, wording)) : [];
    });
}

const onShortBreak = ({ legalStatus }: { readonly legalStatus: string }): boolean =>
  isShortBreak(legalStatus as LegalStatus);
