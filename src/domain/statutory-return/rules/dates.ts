import { dateIn, cellIn } from '../child-year.js';
import { eachBefore, eachEpisode, eachNext, eachRow, type Rule } from './rule.js';

/** When episodes begin and end. */
export const dateRules: readonly Rule[] = [
  /** V:141: the date an episode began is there and is a date. */
  eachRow(
    'Episodes',
    ['141', 'DECOM', 'The day the episode began is missing or is no date: give it as DD/MM/YYYY.'],
    (row) => dateIn(row, 'DECOM') === undefined,
  ),

  /** V:147: the date an episode ceased, where given, is a date. */
  eachRow(
    'Episodes',
    ['147', 'DEC', 'The day the episode ceased is no date: give it as DD/MM/YYYY.'],
    (row) => cellIn(row, 'DEC') !== '' && dateIn(row, 'DEC') === undefined,
  ),

  /** V:353: none begins before the Children Act 1989 came into force. */
  eachEpisode(
    ['353', 'DECOM', 'No episode can begin before 14 October 1991: check the year.'],
    ({ began }) => began < '1991-10-14',
  ),

  /** V:354: none begins after the end of the collection year. */
  eachEpisode(
    ['354', 'DECOM', 'The episode begins after the collection year: leave it for the next return.'],
    ({ began }, { lastDay }) => began > lastDay,
  ),

  /** V:385: none ceases after the end of the collection year. */
  eachEpisode(
    ['385', 'DEC', 'The episode ceases after the collection year: leave its end blank in this return.'],
    ({ ended }, { lastDay }) => ended !== undefined && ended > lastDay,
  ),

  /** V:355: nothing shorter than 24 hours is an episode. */
  eachEpisode(
    ['355', 'DEC', 'The episode lasted less than 24 hours: remove it, or correct its dates.'],
    ({ began, ended }) => ended === began,
  ),

  /** V:356: an episode ceases after it began. */
  eachEpisode(
    ['356', 'DEC', 'The episode ceases before it begins: correct one of the dates.'],
    ({ began, ended }) => ended !== undefined && ended < began,
  ),

  /** V:148: the date ceased and the reason ceased are both given, or neither. */
  eachEpisode(
    ['148', 'REC', 'Give both the day the episode ceased and the reason, or neither.'],
    ({ row }) => (cellIn(row, 'DEC') === '') !== (cellIn(row, 'REC') === ''),
  ),

  /** V:142: only the last episode may be without an end. */
  eachBefore(
    ['142', 'DEC', 'A later episode has begun, but this one has no end: give the day and reason it ceased.'],
    ({ ended, reasonCeased }, next) => next !== undefined && (ended === undefined || reasonCeased === ''),
  ),

  /** V:501: episodes do not overlap. */
  eachNext(
    ['501', 'DECOM', 'The episode begins before the one before it ended: correct one of the dates.'],
    (before, { began }) => before.ended !== undefined && began < before.ended,
  ),

  /** V:388: X1 if, and only if, another episode starts on the day this one ceased. */
  eachBefore(
    [
      '388',
      'REC',
      'X1 means that another episode starts the same day, and only that: correct the reason or the dates.',
    ],
    ({ ended, reasonCeased }, next) =>
      ended !== undefined && reasonCeased !== '' && (reasonCeased === 'X1') !== (next?.began === ended),
  ),

  /** V:437: nothing follows a death, or the finding that the young person is 18 or over. */
  eachBefore(
    [
      '437',
      'REC',
      'The child has died, or was found to be 18 or over, and yet there is a later episode: correct one of them.',
    ],
    ({ reasonCeased }, next) => next !== undefined && (reasonCeased === 'E2' || reasonCeased === 'E15'),
  ),
];
