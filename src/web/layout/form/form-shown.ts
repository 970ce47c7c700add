import type { CalendarDate } from '../../../domain/calendar.js';
import { formWords as words } from '../../../words/form-words.js';
import { poundsInWords } from '../../../words/money-in-words.js';
import { dayInWords } from '../../../words/wording.js';
import type { FieldError } from '../viewpoint.form.js';
import { unanswered, type FormField } from './form.js';
import type { FormRead } from './read-form.js';

/** The fields as the design system’s macros take them; what was typed is kept. */
export const fieldsShown = (fields: readonly FormField[], typed: FormRead['typed'], errors: readonly FieldError[]) =>
  fields.map((one) => fieldShown(one, typed[one.name] ?? one.before ?? '', errors));

const fieldShown = (one: FormField, value: string, errors: readonly FieldError[]) => {
  const error = errors.find(({ field }) => field === one.name);
  const choices = choicesOf(one, value);
  const as = choices === undefined ? 'input' : one.kind === 'codes' ? 'checkboxes' : one.kind === 'yes-no' || one.shown === 'radios' ? 'radios' : 'select';
  return {
    as,
    group: one.group,
    id: one.name,
    idPrefix: one.name,
    name: one.name,
    label: { text: one.label, classes: 'govuk-label--s' },
    fieldset: { legend: { text: one.label, classes: 'govuk-fieldset__legend--s' } },
    ...(one.hint ? { hint: { text: one.hint } } : {}),
    value,
    errorMessage: error ? { text: error.text } : undefined,
    classes: as === 'input' ? WIDTHS[one.kind] : as === 'radios' ? 'govuk-radios--small' : as === 'checkboxes' ? 'govuk-checkboxes--small' : '',
    ...(one.kind === 'pounds' ? { prefix: { text: '£' } } : {}),
    ...(one.kind === 'count' ? { inputmode: 'numeric' } : {}),
    items: as === 'select' ? [{ value: '', text: one.optional ?? words.choose, selected: value === '' }, ...(choices ?? [])] : choices,
  };
};

const WIDTHS: Readonly<Record<FormField['kind'], string>> = {
  day: 'govuk-input--width-10', code: '', codes: '', 'yes-no': '', urn: 'govuk-input--width-10', reference: 'govuk-input--width-10',
  postcode: 'govuk-input--width-10', count: 'govuk-input--width-4', pounds: 'govuk-input--width-10', miles: 'govuk-input--width-5',
  text: 'govuk-!-width-two-thirds',
};

const choicesOf = (one: FormField, value: string) => {
  if (one.kind === 'yes-no')
    return (['yes', 'no'] as const).map((answer) => ({ value: answer, text: words[answer], checked: value === answer }));
  if (!one.codes) return undefined;
  const chosen = one.kind === 'codes' ? value.split(' ') : [value];
  return Object.entries(one.codes).map(([code, { words: text, from, until }]) => ({
    value: code,
    text: `${text}${codeTold(code)}${from ? `, from ${dayInWords(from)}` : ''}${until ? `, until ${dayInWords(until)}` : ''}`,
    selected: code === value,
    checked: chosen.includes(code),
  }));
};

/** The answers in words, for looking over; and as typed, to be sent again. */
export const answersShown = (fields: readonly FormField[], read: Pick<FormRead, 'fit' | 'typed'>) =>
  fields.map((one) => ({ label: one.label, name: one.name, typed: read.typed[one.name] ?? '', words: answerInWords(one, read.fit[one.name]) }));

const answerInWords = (one: FormField, fit: string | undefined): string => {
  if (fit === undefined) return unanswered(one);
  switch (one.kind) {
    case 'day':
      return dayInWords(fit as CalendarDate);
    case 'yes-no':
      return fit === 'yes' ? words.yes : words.no;
    case 'pounds':
      return poundsInWords(Number(fit));
    case 'miles':
      return `${fit} miles`;
    case 'codes':
      return fit.split(' ').map((code) => coded(one, code)).join(', ');
    default:
      return coded(one, fit);
  }
};

const coded = ({ codes }: FormField, fit: string): string => {
  const code = codes?.[fit];
  return code ? `${code.words}${codeTold(fit)}` : fit;
};

/** The return’s codes are told beside their words; codes of our own say nothing that their words do not. */
const codeTold = (code: string): string => (/[a-z]/.test(code) ? '' : ` (${code})`);
