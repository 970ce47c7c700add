import { ageOn, plusYears, type CalendarDate } from '../../calendar.js';
import { isYouthJustice, type LegalStatus } from '../../codes.js';
import { isAged, isUnder } from '../child-year.js';
import { eachEpisode, inYears, type Rule, type Wording } from './rule.js';

/** How old a child may be when an episode begins or ceases. Nothing is judged where the date of birth is not known. */
export const ageRules: readonly Rule[] = [
  /** V:352. */
  eachEpisode(
    ['352', 'DECOM', 'A person of 18 or over cannot start to be looked after: check the date and the date of birth.'],
    ({ reasonForNew, began }, { born }) => reasonForNew === 'S' && isAged(born, 18, began),
  ),

  /** V:359: still looked after when the year ends, and 18 before that. */
  eachEpisode(
    [
      '359',
      'DEC',
      'After the 18th birthday a person is looked after only under section 20 in a children’s home (V2, K2): give the end of the episode.',
    ],
    ({ ended, legalStatus, place }, { born, lastDay }) =>
      ended === undefined &&
      born !== undefined &&
      plusYears(born, 18) < lastDay &&
      !(legalStatus === 'V2' && place === 'K2'),
  ),

  /** V:386. */
  whoLeft(
    ['E11', 'E12'],
    ['386', 'REC', 'A person of 18 or over cannot be adopted: correct the reason or the date.'],
    (born, ended) => isAged(born, 18, ended),
  ),

  /** V:407. */
  whoLeft(
    ['E45', 'E46', 'E47', 'E48'],
    ['407', 'REC', 'Special guardianship ends at 18: correct the reason or the date.'],
    (born, ended) => isAged(born, 18, ended),
  ),

  /** V:460. */
  whoLeft(
    ['E17'],
    ['460', 'REC', 'E17 is for those who have turned 18: correct the reason or the date.'],
    (born, ended) => ageOn(born, ended) < 18,
  ),

  /** V:387. */
  whoLeft(
    ['E5', 'E6'],
    ['387', 'REC', 'A child under 14 does not move into independent living: correct the reason or the date.'],
    (born, ended) => ageOn(born, ended) < 14,
  ),

  /** V:389. */
  whoLeft(
    ['E7'],
    ['389', 'REC', 'A child under 16 does not move to adult social services: correct the reason or the date.'],
    (born, ended) => ageOn(born, ended) < 16,
  ),

  /** V:358; the validator also finds those whose tenth birthday it is. */
  eachEpisode(
    ['358', 'LS', 'A child under ten cannot be remanded, detained or sentenced: correct the legal status or the date.'],
    ({ legalStatus, began }, { born }) => isYouthJustice(legalStatus as LegalStatus) && isUnder(born, 10, began),
  ),

  /** V:370: 15 until 2022/23, 16 after. */
  inYears(
    { until: 2023 },
    atLeast('P2', 15, [
      '370',
      'PLACE',
      'A child in independent living is at least 15: correct the placement or the date.',
    ]),
  ),
  inYears(
    { from: 2024 },
    atLeast('P2', 16, [
      '370',
      'PLACE',
      'A child in independent living is at least 16: correct the placement or the date.',
    ]),
  ),

  /** V:371: H5 from 14 until 2022/23, from 16 after; then K3 in its place. */
  inYears(
    { until: 2023 },
    atLeast('H5', 14, [
      '371',
      'PLACE',
      'A child in semi-independent living is at least 14: correct the placement or the date.',
    ]),
  ),
  inYears(
    { from: 2024 },
    atLeast('H5', 16, [
      '371',
      'PLACE',
      'A child in semi-independent living is at least 16: correct the placement or the date.',
    ]),
  ),
  inYears(
    { from: 2025 },
    atLeast('K3', 16, [
      '371',
      'PLACE',
      'A child in supported accommodation is at least 16: correct the placement or the date.',
    ]),
  ),

  /** V:372, 373, 374. */
  atLeast('R5', 10, [
    '372',
    'PLACE',
    'A child in youth custody or prison is at least ten: correct the placement or the date.',
  ]),
  atLeast('S1', 4, [
    '373',
    'PLACE',
    'A child in a residential school is at least four: correct the placement or the date.',
  ]),
  atLeast('P3', 14, [
    '374',
    'PLACE',
    'A child in residential employment is at least 14: correct the placement or the date.',
  ]),
];

function whoLeft(
  reasons: readonly string[],
  wording: Wording,
  wrong: (born: CalendarDate, ended: CalendarDate) => boolean,
): Rule {
  return eachEpisode(
    wording,
    ({ reasonCeased, ended }, { born }) =>
      reasons.includes(reasonCeased) && born !== undefined && ended !== undefined && wrong(born, ended),
  );
}

/** By the age at which the episode began. */
function atLeast(place: string, years: number, wording: Wording): Rule {
  return eachEpisode(wording, (episode, { born }) => episode.place === place && isUnder(born, years, episode.began));
}
