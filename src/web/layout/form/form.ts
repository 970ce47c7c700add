import type { CalendarDate } from '../../../domain/calendar.js';
import type { CodeList } from '../../../domain/codes.js';
import { formWords as words } from '../../../words/form-words.js';
import { field, type Asked, type FieldError } from '../viewpoint.form.js';
import { readAnswer } from './answers.js';

/** What kind of answer a field takes, and how it is read. */
export type FieldKind = 'day' | 'code' | 'yes-no' | 'urn' | 'reference' | 'postcode' | 'count' | 'pounds' | 'miles' | 'text';

/** A field of a form on which something is recorded. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: FieldKind;
  /** May be left empty; then its first choice, or the check of the answers, says what that means. */
  readonly optional?: string;
  /** The choices of a `code`: a code list of the return, or codes of ours in the same shape. */
  readonly codes?: CodeList<string>;
  /** Few choices are shown all at once. */
  readonly shown?: 'radios' | 'select';
  /** What stands there before anybody has answered, such as what is recorded now. */
  readonly before?: string;
};

/** What can be recorded on a page: the fields, and the fact that fit answers tell. */
export type RecordingForm<Fact> = {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly FormField[];
  /** An answer left empty is not among the answers. Answers of `pounds` are pence, of `count` and `miles` numbers, as text. */
  readonly factOf: (fit: Fit) => Fact;
  /** What is wrong with answers that are fit one by one, but not together. */
  readonly unfitTogether?: (fit: Fit) => readonly FieldError[];
};

/** Answers as the record takes them, by field. */
export type Fit = Readonly<Record<string, string>>;

/** What a person does with a form: look over the answers, change them, record them, or record them all the same. */
export type Step = (typeof STEPS)[number];

export type FormRead = {
  /** As typed, to be shown again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly fit: Fit;
  readonly errors: readonly FieldError[];
  /** Made when the form was first shown; null where what came back is none. */
  readonly commandId: string | null;
  readonly step: Step;
};

/** Reads a form as it was sent. */
export const readForm = <Fact>(form: RecordingForm<Fact>, sent: Asked, today: CalendarDate): FormRead => {
  const typed = Object.fromEntries(form.fields.map(({ name }) => [name, field(sent, name)]));
  const read = form.fields.map((one) => ({ name: one.name, ...readAnswer(one, typed[one.name] ?? '', today) }));
  const fit = Object.fromEntries(read.flatMap((one) => ('fit' in one && one.fit !== '' ? [[one.name, one.fit]] : [])));
  const errors = read.flatMap((one) => ('wrong' in one ? [{ field: one.name, text: one.wrong }] : []));
  const commandId = field(sent, 'commandId').toLowerCase();
  return {
    typed,
    fit,
    errors: errors.length === 0 ? (form.unfitTogether?.(fit) ?? []) : errors,
    commandId: UUID.test(commandId) ? commandId : null,
    step: STEPS.find((step) => step === field(sent, 'step')) ?? 'check',
  };
};

const STEPS = ['check', 'change', 'record', 'record-suspect'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The answers of some fields, where they were given: for parts of a fact that are left out otherwise. */
export const given = (fit: Fit, names: readonly string[]): Fit =>
  Object.fromEntries(names.flatMap((name) => (fit[name] ? [[name, fit[name]]] : [])));

/** What a field says that was left empty. */
export const unanswered = (one: FormField): string => one.optional ?? words.notGiven;
