import type { ExplainedChange, ExplainedComparison, ExplainedPart } from '../../asking/compare.js';
import { dateOfDay } from '../../domain/calendar.js';

type Difference = ExplainedChange['differences'][number];
type DifferenceTold = {
  readonly what: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
};
type PartTold = Omit<ExplainedPart, 'changes'> & {
  readonly changes: readonly (Omit<ExplainedChange, 'differences'> & {
    readonly differences: readonly DifferenceTold[];
  })[];
};
export type ComparisonTold = Omit<ExplainedComparison, 'weLearned' | 'worldChanged'> & {
  readonly worldChanged: PartTold;
  readonly weLearned: PartTold;
};

/** A comparison with days as dates and distances in miles. */
export const comparisonTold = ({ worldChanged, weLearned, ...rest }: ExplainedComparison): ComparisonTold => ({
  ...rest,
  worldChanged: partTold(worldChanged),
  weLearned: partTold(weLearned),
});

const partTold = ({ net, changes }: ExplainedPart): PartTold => ({
  net,
  changes: changes.map((change) => ({ ...change, differences: change.differences.map(differenceTold) })),
});

const DAYS = new Set<Difference['what']>(['placementBegan', 'careBegan', 'dateOfBirth']);

const differenceTold = ({ what, before, after }: Difference): DifferenceTold => {
  if (what === 'distanceTenths') return { what: 'distanceMiles', before: tenth(before), after: tenth(after) };
  return DAYS.has(what) ? { what, before: date(before), after: date(after) } : { what, before, after };
};

const date = (day: Difference['before']) => (typeof day === 'number' ? dateOfDay(day) : day);
const tenth = (tenths: Difference['before']) => (typeof tenths === 'number' ? tenths / 10 : tenths);

export const changeColumns = [
  'as_at',
  'known_at',
  'as_at_b',
  'known_at_b',
  'because',
  'child',
  'change',
  'what',
  'before',
  'after',
  'entries',
] as const;

/** One row for each thing told otherwise of a child, or one for a child who came in or went out. */
export const changeRows = ({ a, b, worldChanged, weLearned }: ComparisonTold) => {
  const viewpoints = [a.asAt, a.knownAt, b.asAt, b.knownAt];
  return [
    ...rowsOf(worldChanged).map((row) => [...viewpoints, 'the world changed', ...row]),
    ...rowsOf(weLearned).map((row) => [...viewpoints, 'we learned', ...row]),
  ];
};

const rowsOf = ({ changes }: PartTold) =>
  changes.flatMap(({ child, kind, differences, entries }) =>
    (differences.length > 0 ? differences : [{ what: null, before: null, after: null }]).map(
      ({ what, before, after }) => [child, kind, what, before, after, entries.join(' ')],
    ),
  );
