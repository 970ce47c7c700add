import { cellIn, isAway, type Episode } from '../child-year.js';
import { eachBefore, eachEpisode, eachNext, findingAt, inYears, type Rule } from './rule.js';

const MOVED_OR_CHANGED = ['P', 'B', 'T', 'U'];

/** Why an episode began, and how it differs from the one before. */
export const reasonRules: readonly Rule[] = [
  /** V:357: the first episode ever begins with S; judged where the first of the file began within the year. */
  ({ episodes, firstDay }) =>
    episodes
      .slice(0, 1)
      .filter(({ began, reasonForNew }) => began >= firstDay && reasonForNew !== 'S')
      .map(({ row }) =>
        findingAt(row, [
          '357',
          'RNE',
          'This is the child’s first episode: if one before it was left out, add it; if not, the reason for the new episode is S.',
        ]),
      ),

  /** V:431: care does not start anew on the day, or before, the previous episode ended. */
  eachNext(
    [
      '431',
      'RNE',
      'The child cannot start to be looked after on the day the last episode ended: use another reason, or correct the dates.',
    ],
    ({ ended }, { began, reasonForNew }) => reasonForNew === 'S' && ended !== undefined && began <= ended,
  ),

  /** V:432: whoever left care starts anew. */
  eachNext(
    [
      '432',
      'RNE',
      'The child had left care when the last episode ended, so this one begins with S: correct this reason, or the last one’s.',
    ],
    ({ reasonCeased }, { reasonForNew }) => reasonCeased !== '' && reasonCeased !== 'X1' && reasonForNew !== 'S',
  ),

  /** V:433: a continuing episode starts on the day the previous one ended. */
  eachNext(
    [
      '433',
      'DECOM',
      'The reason says that this episode follows on, but it does not start the day the last one ended: correct the dates or the reason.',
    ],
    ({ ended }, { began, reasonForNew }) => continues(reasonForNew) && began !== ended,
  ),

  /** V:434: L changes the legal status and nothing else. */
  eachNext(
    [
      '434',
      'RNE',
      'The reason says that only the legal status changed, but the rows do not: correct the reason or what changed.',
    ],
    (before, episode) =>
      episode.reasonForNew === 'L' && (sameStatus(before, episode) || !samePlacement(before, episode)),
  ),

  /** V:435: P and T change the placement and not the legal status. Blank beside blank is no change, unlike in the validator. */
  eachNext(
    [
      '435',
      'RNE',
      'The reason says that the placement changed and not the legal status, but the rows do not: correct the reason or what changed.',
    ],
    (before, episode) =>
      ['P', 'T'].includes(episode.reasonForNew) && (!sameStatus(before, episode) || samePlacement(before, episode)),
  ),

  /** V:436: B and U change both. */
  eachNext(
    [
      '436',
      'RNE',
      'The reason says that placement and legal status changed, but the rows do not: correct the reason or what changed.',
    ],
    (before, episode) =>
      ['B', 'U'].includes(episode.reasonForNew) && (sameStatus(before, episode) || samePlacement(before, episode)),
  ),

  /** V:504: the category of need stays the same for the whole period of care. */
  eachNext(
    ['504', 'CIN', 'The category of need is that of the start of the period of care: put it back.'],
    (before, { began, need }) => before.reasonCeased === 'X1' && before.ended === began && before.need !== need,
  ),

  /** V:225: a placement that ended for another has its reason, unless either is temporary. */
  eachBefore(
    ['225', 'REASON_PLACE_CHANGE', 'Say why the placement changed.'],
    (episode, next) =>
      next !== undefined &&
      episode.reasonCeased === 'X1' &&
      episode.reasonForChange === '' &&
      MOVED_OR_CHANGED.includes(next.reasonForNew) &&
      !isAway(episode) &&
      !isAway(next),
  ),

  /** V:226: no reason on a temporary placement, nor on the one before it; found at the row that gives one. */
  eachBefore(
    [
      '226',
      'REASON_PLACE_CHANGE',
      'Going to, or coming back from, a temporary placement is no change of placement: leave the reason blank.',
    ],
    (episode, next) => episode.reasonForChange !== '' && (isAway(episode) || (next !== undefined && isAway(next))),
  ),

  /** V:233, from 2025/26: no reason on an episode that is open. */
  inYears(
    { from: 2026 },
    eachEpisode(
      ['233', 'REASON_PLACE_CHANGE', 'The episode has not ceased: leave the reason for change blank.'],
      ({ ended, reasonForChange }) => ended === undefined && reasonForChange !== '',
    ),
  ),
];

const continues = (reason: string): boolean => ['P', 'L', 'T', 'B', 'U'].includes(reason);

const sameStatus = (before: Episode, episode: Episode): boolean => before.legalStatus === episode.legalStatus;

/** PLACE, PL_POST, URN and PLACE_PROVIDER tell one placement from another. */
const samePlacement = (before: Episode, episode: Episode): boolean =>
  ['PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'].every(
    (column) => cellIn(before.row, column) === cellIn(episode.row, column),
  );
