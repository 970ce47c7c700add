import type { ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { OUT_OF_REACH } from '../../asking/out-of-reach.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { dayInWords } from '../../words/wording.js';
import { counted, instantInWords, number } from './formats.js';
import type { FieldError, ViewpointForm } from './viewpoint.form.js';

/** As links on a page carry it on: what was left open stays open. */
export const carriedOn = ({
  asAt,
  knownAt,
}: ViewpointAsked): { asAt: string | undefined; knownAt: string | undefined } => ({ asAt, knownAt });

/** “As at 31 March 2019, as known at entry 1,234 (recorded 10 January 2019 at 9:00am)”. */
export const viewpointInWords = ({ asAt, ...told }: ViewpointTold): string => `As at ${dayInWords(asAt)}, as known at ${entryInWords(told)}`;

/** “entry 1,234 (recorded 10 January 2019 at 9:00am)”. */
export const entryInWords = ({ knownAt, recordedAt }: Pick<ViewpointTold, 'knownAt' | 'recordedAt'>): string => {
  const when = recordedAt === OUT_OF_REACH ? outOfReachWords.recordedWhen : recordedAt && `recorded ${instantInWords(recordedAt)}`;
  return `entry ${number(knownAt)}${when ? ` (${when})` : ''}`;
};

/** The entry a page told “as known now” is told at: from there on, later entries are news to its reader. */
export const liveFrom = (asked: ViewpointAsked, told: ViewpointTold): number | undefined =>
  asked.knownAt === undefined ? told.knownAt : undefined;

/** What to tell a reader who looks from an earlier entry than the last. */
export const earlierKnowledge = (told: ViewpointTold, nowHref: string, compareHref: string) => {
  const later = told.seen - told.knownAt;
  if (later <= 0) return undefined;
  return {
    text: `You are looking at what was known at ${entryInWords(told)}.`,
    later: `${counted(later, 'later entry was', 'later entries were')} recorded since.`,
    nowHref,
    compareHref,
  };
};

/** The fields of the viewpoint bar, with what was typed kept. */
export const viewpointFields = (form: ViewpointForm, errors: readonly FieldError[], suffix: '' | 'B' = '') => ({
  asAt: inputOf(`asAt${suffix}`, form.asAt, errors),
  knownAt: inputOf(`knownAt${suffix}`, form.knownAt, errors),
});

const inputOf = (name: string, value: string, errors: readonly FieldError[]) => {
  const error = errors.find(({ field }) => field === name);
  return { id: name, name, value, errorMessage: error ? { text: error.text } : undefined };
};

/** The summary at the head of a page that could not answer: each error leads to its field. */
export const errorSummary = (errors: readonly FieldError[]) =>
  errors.map(({ field, text }) => ({ href: `#${field}`, text }));
