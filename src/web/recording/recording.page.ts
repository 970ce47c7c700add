import type { ChildTold } from '../../asking/child.js';
import type { EntryListed } from '../../audit/entries.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import { recordingWords as words } from '../../words/recording-words.js';
import { dayInWords } from '../../words/wording.js';
import { entryShown } from '../layout/entry.page.js';
import { legalStatus, placementType } from '../layout/code-words.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { RecordingField, RecordingForm, RecordingRead } from './recording.form.js';

const pageOf = (form: RecordingForm, child: string, commandId: string) => ({
  title: `${form.title}: child ${child}`,
  section: 'home' as const,
  heading: form.title,
  child,
  commandId,
  action: paths.record(child, form.name),
  childHref: paths.child(child),
});

/** Everything form.njk shows. */
export const formPage = (
  form: RecordingForm, told: ChildTold, commandId: string,
  { typed, errors }: { readonly typed: RecordingRead['typed']; readonly errors: readonly FieldError[] },
) => ({
  ...pageOf(form, told.child, commandId),
  now: livingNow(told),
  errorSummary: errorSummary(errors),
  fields: form.fields.map((one) => fieldShown(one, typed[one.name] ?? '', errors)),
});

const livingNow = ({ episodes, asAt }: ChildTold): string => {
  const now = episodes.find(({ from, to }) => from <= asAt && (to === null || to > asAt));
  if (!now) return 'The child is not in care today, by the record.';
  const { words: place, code } = placementType(now.placement.type);
  return `Lives since ${dayInWords(now.placementBegan)}: ${place} (${code}). Legal status: ${legalStatus(now.legalStatus).words} (${now.legalStatus}).`;
};

const fieldShown = (one: RecordingField, value: string, errors: readonly FieldError[]) => {
  const error = errors.find(({ field }) => field === one.name);
  return {
    id: one.name,
    name: one.name,
    label: { text: one.label, classes: 'govuk-label--s' },
    ...(one.hint ? { hint: { text: one.hint } } : {}),
    value,
    errorMessage: error ? { text: error.text } : undefined,
    classes: one.kind === 'code' ? '' : 'govuk-input--width-10',
    items: one.codes ? [{ value: '', text: one.optional ?? words.choose, selected: value === '' }, ...choices(one.codes, value)] : undefined,
  };
};

const choices = (codes: NonNullable<RecordingField['codes']>, value: string) =>
  Object.entries(codes).map(([code, { words: text, from, until }]) => ({
    value: code,
    text: `${text} (${code})${from ? `, from ${dayInWords(from)}` : ''}${until ? `, until ${dayInWords(until)}` : ''}`,
    selected: code === value,
  }));

/** Everything check.njk shows: the answers, and what the return’s rules would question of them. */
export const checkPage = (
  form: RecordingForm, child: string, commandId: string, read: RecordingRead, warnings: readonly Suspicion[], notSaved = false,
) => ({
  ...pageOf(form, child, commandId),
  title: `Check before you record: child ${child}`,
  question: form.title,
  answers: form.fields.map((one) => ({ label: one.label, name: one.name, typed: read.typed[one.name] ?? '', words: answerInWords(one, read.fit[one.name]) })),
  warnings: warnings.map(({ message, rule, on }) => `${message} (rule ${rule}${on ? `, of what began on ${dayInWords(on)}` : ''})`),
  notSaved: notSaved ? words.unavailable : undefined,
});

const answerInWords = (one: RecordingField, fit: string | undefined): string => {
  if (fit === undefined) return one.optional ?? words.notGiven;
  if (one.kind === 'day') return dayInWords(fit as CalendarDate);
  const code = one.codes?.[fit];
  return code ? `${code.words} (${fit})` : fit;
};

/** The field that a refusal is about: the day, unless it names a code. */
export const fieldRefused = (refusal: ChildRefusal): string => {
  if (refusal.code !== 'code-not-in-use') return 'effectiveOn';
  return refusal.field === 'legal status' ? 'legalStatus' : 'type';
};

/** Everything recorded.njk shows. */
export const recordedPage = (entry: EntryListed, child: string, seen: boolean) => ({
  title: `Recorded: child ${child}`,
  section: 'home' as const,
  child,
  entry: entryShown(entry, () => undefined),
  id: entry.id,
  seen,
  childHref: paths.child(child),
  again: paths.record(child, 'move'),
});
