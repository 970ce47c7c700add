import { directions } from '../domain/plan/codes.js';
import type { PlanObjection } from '../domain/plan/refusals.js';
import { publishedMeasures } from '../domain/series/codes.js';
import type { SeriesObjection } from '../domain/series/refusals.js';
import { dayInWords } from './wording.js';

type Own = Exclude<SeriesObjection | PlanObjection, { code: 'in-the-future' }>;
type Words = { readonly [C in Own['code']]: (facts: Extract<Own, { code: C }>) => string };

/** What to tell a person whose entry about a published series or a delivery plan was refused. */
export const seriesAndPlanRefusals: Words = {
  'series-not-described': ({ on }) =>
    `Nothing says what this series is of on ${dayInWords(on)}. Describe it first, from a day before its first value.`,
  'period-missing': ({ measure }) => `“${publishedMeasures[measure].words}” is about a year. Give the first day of the year too.`,
  'period-unwanted': ({ measure }) => `“${publishedMeasures[measure].words}” is about a day. Give no first day of a period.`,
  'period-reversed': ({ from, to }) =>
    `The period would begin on ${dayInWords(from)}, after its last day, ${dayInWords(to)}. Check both dates.`,
  'released-before-it-was-so': ({ on, released }) =>
    `It would have been released on ${dayInWords(released)}, before the day it is about, ${dayInWords(on)}. Check both dates.`,
  'not-yet-released': ({ released }) => `${dayInWords(released)}, the day of the release, has not come yet.`,
  'value-or-mark': () => 'Give a value, or the mark that stands in its place where it is withheld, and not both.',
  'released-already': ({ on, release, tenths }) =>
    `Release ${release} gives ${tenths === null ? 'no value' : tenths / 10} for ${dayInWords(on)} already. Correct that entry instead.`,
  'neighbour-twice': ({ area }) => `${area} is among the neighbours twice. Give it once.`,
  'already-adopted': ({ since }) => `The plan was adopted already, on ${dayInWords(since)}. Correct that entry instead.`,
  'plan-not-adopted': ({ on }) => `The plan is not adopted on ${dayInWords(on)}. Record its adoption first.`,
  'target-set-already': ({ target, since }) =>
    `Target ${target} was set already, on ${dayInWords(since)}. Record that it was revised, or give another reference.`,
  'no-such-target': ({ target, on }) => `No target ${target} is in force on ${dayInWords(on)}. Check its reference, or set it first.`,
  'target-the-wrong-way': ({ direction }) =>
    `${directions[direction].words} was given, and the target lies on the other side of the baseline. Check both values.`,
  'due-before-baseline': ({ due, asAt }) =>
    `It would be due on ${dayInWords(due)}, which is not after the day of the baseline, ${dayInWords(asAt)}. Check both dates.`,
  'baseline-still-to-come': ({ asAt, on }) =>
    `The baseline is of ${dayInWords(asAt)}, after the target was set, on ${dayInWords(on)}. Check both dates.`,
  'action-set-already': ({ action, since }) =>
    `Action ${action} was set already, on ${dayInWords(since)}. Give another reference, or correct that entry.`,
  'no-such-action': ({ action, on }) => `No action ${action} is set on ${dayInWords(on)}. Check its reference, or set it first.`,
  'action-done-already': ({ action, since }) => `Action ${action} was carried out already, on ${dayInWords(since)}.`,
};
