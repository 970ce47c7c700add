import type { CodeList } from '../../../domain/codes.js';
import { formWords as words } from '../../../words/form-words.js';
import type { FieldError } from '../viewpoint.form.js';

/** What kind of answer a field takes, and how it is read. */
export type FieldKind = 'day' | 'code' | 'codes' | 'yes-no' | 'urn' | 'reference' | 'postcode' | 'count' | 'pounds' | 'miles' | 'text';

/** A field of a form on which something is recorded. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: FieldKind;
  /** May be left empty; then its first choice, or the check of the answers, says what that means. */
  readonly optional?: string;
  /** The choices of a `code`, or of `codes` where several may hold: a code list of the return, or codes of ours in the same shape. */
  readonly codes?: CodeList<string>;
  /** Few choices are shown all at once. */
  readonly shown?: 'radios' | 'select';
  /** The heading of a group of fields, said at its first. */
  readonly group?: string;
  /** What stands there before anybody has answered, such as what is recorded now. */
  readonly before?: string;
  /** The answer that `before` is where it is left as it stands: whatever is asked of answers now, it was taken once. */
  readonly asItStands?: string;
};

/** What can be recorded on a page: the fields, and the fact that fit answers tell. */
export type RecordingForm<Fact> = {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly FormField[];
  /** An answer left empty is not among the answers; one of `codes` has blanks between. Answers of `pounds` are pence, of `count` and `miles` numbers, as text. */
  readonly factOf: (fit: Fit) => Fact;
  /** What is wrong with answers that are fit one by one, but not together. */
  readonly unfitTogether?: (fit: Fit) => readonly FieldError[];
};

/** Answers as the record takes them, by field. */
export type Fit = Readonly<Record<string, string>>;

/** The answers of some fields, where they were given: for parts of a fact that are left out otherwise. */
export const given = (fit: Fit, names: readonly string[]): Fit =>
  Object.fromEntries(names.flatMap((name) => (fit[name] ? [[name, fit[name]]] : [])));

/** What a field says that was left empty. */
export const unanswered = (one: FormField): string => one.optional ?? words.notGiven;
