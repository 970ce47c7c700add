import { cellIn, type ChildYear, type Episode } from '../child-year.js';
import { findingAt, type Finding, type Rule } from './rule.js';

/** Whether the year begins as the last one ended. Nothing is judged where last year's return is not at hand. */
export const earlierYearRules: readonly Rule[] = [
  /** V:502. */
  (child) =>
    firstAndOpen(child).flatMap(([first, open]) =>
      first.began === open.began
        ? []
        : [
            findingAt(first.row, [
              '502',
              'DECOM',
              'Last year ended with an open episode: begin this year with the same episode, by the day it began.',
            ]),
          ],
    ),

  /** V:503A–H, J: what the open episode said, it says again. */
  agrees('503A', 'RNE'),
  agrees('503B', 'LS'),
  agrees('503C', 'CIN'),
  agrees('503D', 'PLACE'),
  agrees('503E', 'PLACE_PROVIDER'),
  agrees('503F', 'URN'),
  agrees('503G', 'PL_DISTANCE', nearEnough),
  agrees('503H', 'PL_LA'),
  agrees('503J', 'PL_LOCATION'),

  /** V:562; NoE where last year's return does not have the child's episodes at all. */
  ({ earlier, episodes, firstDay }) => {
    const first = episodes[0];
    if (earlier === undefined || first === undefined || first.began >= firstDay) return [];
    if (earlier.episodes.some(({ began }) => began === first.began)) return [];
    return [
      findingAt(first.row, [
        earlier.episodes.length === 0 ? 'NoE' : '562',
        'DECOM',
        'The episode began before this collection year, but last year’s return does not have it: correct the date, or last year’s return.',
      ]),
    ];
  },
];

/** This year's first episode, and the one that last year's return left open. */
const firstAndOpen = ({ earlier, episodes }: ChildYear): readonly (readonly [Episode, Episode])[] => {
  const [first, open] = [episodes[0], earlier?.episodes.at(-1)];
  return first !== undefined && open !== undefined && open.ended === undefined ? [[first, open]] : [];
};

type Same = (now: string, then: string) => boolean;

function agrees(rule: string, column: string, same: Same = (now, then) => now === then): Rule {
  const message = `${column} is not what last year’s return said of this episode, which was open: correct one of them.`;
  return (child): readonly Finding[] =>
    firstAndOpen(child).flatMap(([first, open]) =>
      first.began !== open.began || same(cellIn(first.row, column), cellIn(open.row, column))
        ? []
        : [findingAt(first.row, [rule, column, message])],
    );
}

/** Distances less than 0.2 miles apart are the same; counted in tenths, as they are given. */
function nearEnough(now: string, then: string): boolean {
  return now === then || (now !== '' && then !== '' && Math.abs(Math.round(Number(now) * 10) - Math.round(Number(then) * 10)) < 2);
}
