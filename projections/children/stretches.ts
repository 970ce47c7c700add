import type { Episode } from '../../src/domain/child/episodes.js';
import type { Row } from '../timeline.js';

/** What makes stretches of episodes. */
export type Stretch = {
  /** Whether an episode and the one that follows it without a gap are of one stretch. */
  readonly joins: (before: Episode, next: Episode) => boolean;
  /** What a stretch says, from its first episode to its last. */
  readonly rowOf: (first: Episode, last: Episode) => Row;
};

/** What was told of some episodes, and with which of them each row begins. */
type Told = { readonly episodes: readonly Episode[]; readonly rows: readonly Row[]; readonly firsts: readonly number[] };

/**
 * Stretches of neighbouring episodes. Most entries change only the end of a life, so what comes before is not told
 * again: of the same episodes the rows are the same, and where nothing changed so is the list of them.
 */
export const stretchesOf = (stretch: Stretch): ((episodes: readonly Episode[]) => readonly Row[]) => {
  let last: Told = { episodes: [], rows: [], firsts: [] };
  return (episodes) => {
    if (episodes !== last.episodes) last = toldAgain(stretch, last, episodes);
    return last.rows;
  };
};

const toldAgain = ({ joins, rowOf }: Stretch, before: Told, episodes: readonly Episode[]): Told => {
  const same = sameAtStart(before.episodes, episodes);
  const kept = untouched(before, same);
  const rows = before.rows.slice(0, kept);
  const firsts = before.firsts.slice(0, kept);
  for (let first = before.firsts[kept] ?? 0; first < episodes.length; ) {
    let last = first;
    while (meets(episodes[last], episodes[last + 1]) && joins(episodes[last] as Episode, episodes[last + 1] as Episode)) last += 1;
    const asBefore = last < same && before.firsts[rows.length] === first && lastOf(before, rows.length) === last;
    const row = asBefore ? before.rows[rows.length] : undefined;
    firsts.push(first);
    rows.push(row ?? rowOf(episodes[first] as Episode, episodes[last] as Episode));
    first = last + 1;
  }
  return { episodes, rows, firsts };
};

const sameAtStart = (some: readonly Episode[], others: readonly Episode[]): number => {
  let same = 0;
  while (same < some.length && some[same] === others[same]) same += 1;
  return same;
};

/** How many rows cannot change where so many episodes are the same: those followed by one that begins with an episode of the same. */
const untouched = ({ firsts }: Told, same: number): number => {
  let kept = Math.max(0, firsts.length - 1);
  while (kept > 0 && (firsts[kept] as number) >= same) kept -= 1;
  return kept;
};

const lastOf = ({ episodes, firsts }: Told, row: number): number => (firsts[row + 1] ?? episodes.length) - 1;

const meets = (before: Episode | undefined, next: Episode | undefined): boolean =>
  before !== undefined && next !== undefined && before.to === next.from;
