import { daysBetween, plusYears } from '../../calendar.js';
import { cellIn, isAway, type Episode } from '../child-year.js';
import { eachEpisode, findingAt, inYears, type Rule, type Wording } from './rule.js';

/** Temporary placements, T0–T4: the child is away from a placement that stays the child's own. */
export const temporaryRules: readonly Rule[] = [
  /** V:380: a period of care does not begin with one; it begins with P, or B. */
  eachEpisode(
    ['380', 'RNE', 'A temporary placement begins with P or B: correct the reason or the placement.'],
    (episode) => isAway(episode) && !['P', 'B'].includes(episode.reasonForNew),
  ),

  /** V:381: a period of care does not end with one. */
  eachEpisode(
    ['381', 'REC', 'Care cannot end in a temporary placement: add the return to the usual one, or correct the reason.'],
    (episode) => isAway(episode) && !['', 'X1'].includes(episode.reasonCeased),
  ),

  /** V:383: the child returns to the placement left, with P. Compared with the last that was not temporary, by date. */
  (child) =>
    returns(child.episodes).flatMap(({ episode, left }) =>
      episode.reasonForNew === 'P' && (left === undefined || left.place === episode.place)
        ? []
        : [findingAt(episode.row, wrongReturn('PLACE'))],
    ),

  /** V:383 from 2025/26: and to the same postcode. */
  inYears({ from: 2026 }, (child) =>
    returns(child.episodes).flatMap(({ episode, left }) =>
      left === undefined || cellIn(left.row, 'PL_POST') === cellIn(episode.row, 'PL_POST')
        ? []
        : [findingAt(episode.row, wrongReturn('PL_POST'))],
    ),
  ),

  /** V:375: a hospital stay lasts six weeks at most. */
  noLongerThan('T1', 42, [
    '375',
    'DEC',
    'A temporary stay in hospital is at most six weeks: after that, record it as a placement.',
  ]),

  /** V:376: the usual carer's holiday lasts three weeks at most. */
  noLongerThan('T3', 21, [
    '376',
    'DEC',
    'A stay during the carer’s holiday is at most three weeks: after that, record it as a placement.',
  ]),

  /** V:379: an unspecified temporary stay lasts seven days at most. */
  noLongerThan('T4', 7, [
    '379',
    'DEC',
    'A temporary stay of another kind is at most seven days: after that, record it as a placement.',
  ]),

  /** V:377: no more than two stays during the carer's holiday in twelve months; the third is found. */
  eachEpisode(
    [
      '377',
      'PLACE',
      'Only two stays during the carer’s holiday are allowed in twelve months: check this third one’s placement.',
    ],
    ({ place, began }, { episodes }) =>
      place === 'T3' &&
      episodes.filter((other) => other.place === 'T3' && other.began <= began && other.began > plusYears(began, -1))
        .length > 2,
  ),
];

const wrongReturn = (column: string): Wording => [
  '383',
  column,
  'After a temporary placement the child returns, with reason P, to the placement left: correct this episode.',
];

/** Open at the year's end, it is taken to have lasted until then. */
function noLongerThan(place: string, days: number, wording: Wording): Rule {
  return eachEpisode(
    wording,
    (episode, { lastDay }) => episode.place === place && daysBetween(episode.began, episode.ended ?? lastDay) > days,
  );
}

type Return = { readonly episode: Episode; readonly left?: Episode };

/** The episodes that follow on from a temporary one, and the placement that was left for it, where the file has it. */
const returns = (episodes: readonly Episode[]): readonly Return[] =>
  episodes.flatMap((episode, place) => {
    const before = episodes[place - 1];
    if (before === undefined || !isAway(before) || before.ended !== episode.began) return [];
    const left = episodes.slice(0, place).findLast((earlier) => !isAway(earlier));
    return [left === undefined ? { episode } : { episode, left }];
  });
