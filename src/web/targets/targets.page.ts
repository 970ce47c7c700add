import { verdictsInWords } from '../../asking/target-tables.js';
import type { TargetsTold, TargetTold } from '../../asking/targets.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { dayInWords } from '../../words/wording.js';
import { counted } from '../layout/formats.js';
import { laterFigures } from '../layout/later-figures.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { valueShown } from '../layout/figure-shown.js';
import { paths, type Query } from '../paths.js';

const pageOf = (read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: 'Targets',
  section: 'targets' as const,
  action: paths.targets(),
  fields: viewpointFields(read.form, errors),
});

/** A value in the unit of the target's figure; plain where there is no such figure from there. */
const inUnit = (value: number, { unit }: TargetTold): string => (unit === null ? String(value) : valueShown({ value, unit }));

/** The targets as known now, where they are told from an earlier entry; and whether the day is still to come. */
type Beside = { readonly now: TargetsTold | undefined; readonly ahead: boolean };

/** Everything targets.njk shows, plan by plan. */
export const targetsPage = (read: ViewpointRead, viewpoint: ViewpointTold, { targets, actionsOpen, ...told }: TargetsTold, { now, ahead }: Beside) => {
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const plans = [...new Map(targets.map(({ plan, planTitle }) => [plan, planTitle]))];
  return {
    ...pageOf(read),
    caption: viewpointInWords(viewpoint),
    liveFrom: liveFrom(read.viewpoint, viewpoint),
    ahead,
    alert: alertOf(read, viewpoint, targets, now),
    summary: `${counted(targets.length, 'target', 'targets')} in force on the day, ${counted(actionsOpen.length, 'action', 'actions')} still open`,
    plans: plans.map(([plan, title], place) => ({
      id: `plan-${place}`, title, rows: targets.filter((one) => one.plan === plan).map((one) => rowOf(one, settled)),
    })),
    actions: actionsOpen.map(({ words, owner, due, overdue }) => ({ words, owner, due: dayInWords(due), overdue })),
    csv: paths.csv.targets(settled),
    permalink: paths.targets(settled),
  };
};

/** What later entries change of the targets, where they are told from an earlier one. */
const alertOf = (read: ViewpointRead, viewpoint: ViewpointTold, targets: readonly TargetTold[], now: TargetsTold | undefined) => {
  const alert = earlierKnowledge(viewpoint, paths.targets({ ...carriedOn(read.viewpoint), knownAt: undefined }), '');
  const values = new Map(now?.targets.map((one) => [`${one.plan} ${one.target}`, one.now]));
  const differing = targets.filter((one) => values.get(`${one.plan} ${one.target}`) !== one.now).length;
  return alert && { ...alert, later: laterFigures(viewpoint.seen - viewpoint.knownAt, differing, targets.length) };
};

const rowOf = (one: TargetTold, settled: Query) => ({
  words: one.words,
  href: one.now === null ? undefined : paths.figure(one.measure, one.figure, settled),
  owner: one.owner,
  baseline: `${inUnit(one.baseline.value, one)} on ${dayInWords(one.baseline.asAt)}`,
  now: one.now === null ? 'Not known' : inUnit(one.now, one),
  expected: inUnit(one.expected, one),
  toReach: `${inUnit(one.value, one)} by ${dayInWords(one.due)}`,
  verdict: verdictsInWords[one.verdict],
  gone: one.percent === null ? '' : one.percent < 0 ? 'further off than its baseline' : `${one.percent}% of the way`,
});

/** The same page where it was asked in a way that cannot be answered. */
export const targetsUnanswered = (read: ViewpointRead, errors: readonly FieldError[]) => ({
  ...pageOf(read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
