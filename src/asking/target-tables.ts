import type { Verdict } from '../../projections/plans/progress.js';
import type { TargetsTold } from './targets.js';

export const verdictsInWords: Readonly<Record<Verdict, string>> = {
  met: 'Met',
  'on-track': 'On track',
  behind: 'Behind',
  missed: 'Due and missed',
  'not-known': 'Not known',
};

/** Targets as every door gives them as a table. Each row says its viewpoint; values are in the figure's unit, money whole pence. */
export const targetColumns = [
  'as_at', 'known_at', 'plan', 'target', 'what', 'measure', 'figure', 'unit', 'baseline', 'baseline_as_at', 'to_reach', 'direction',
  'due', 'owner', 'now', 'expected', 'percent_of_the_way', 'verdict',
] as const;

export const targetRows = ({ asAt, knownAt, targets }: TargetsTold) =>
  targets.map((one) => [
    asAt, knownAt, one.plan, one.target, one.words, one.measure, one.figure, one.unit, one.baseline.value, one.baseline.asAt,
    one.value, one.direction, one.due, one.owner, one.now, one.expected, one.percent, verdictsInWords[one.verdict],
  ]);
