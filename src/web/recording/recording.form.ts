import type { CalendarDate } from '../../domain/calendar.js';
import type { RecordableFact } from '../../domain/child/commands.js';
import { isCodeOf, type CodeList } from '../../domain/codes.js';
import { isReference } from '../../recording/streams.js';
import { recordingWords as words } from '../../words/recording-words.js';
import { dayTyped, field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

/** A field of a form on which something is recorded. */
export type RecordingField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'day' | 'code' | 'urn' | 'reference' | 'postcode' | 'by';
  /** May be left empty; then its first choice says what that means. */
  readonly optional?: string;
  readonly codes?: CodeList<string>;
};

/** What can be recorded of a child on a page. */
export type RecordingForm = {
  readonly name: 'move' | 'leave';
  readonly title: string;
  readonly fields: readonly RecordingField[];
  /** The fact that fit answers tell; an answer left empty is not among them. */
  readonly factOf: (fit: Fit) => RecordableFact;
};

/** Answers as the record takes them, by field. */
export type Fit = Readonly<Record<string, string>>;

export type RecordingRead = {
  /** As typed, to be shown again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly fit: Fit;
  readonly errors: readonly FieldError[];
  /** Made when the form was first shown; null where what came back is none. */
  readonly commandId: string | null;
  readonly step: 'check' | 'change' | 'record' | 'record-suspect';
};

type OneRead = { readonly fit: string } | { readonly wrong: string };

/** Reads a form as it was sent. */
export const readRecording = (form: RecordingForm, sent: Asked, today: CalendarDate): RecordingRead => {
  const typed = Object.fromEntries(form.fields.map(({ name }) => [name, field(sent, name)]));
  const read = form.fields.map((one) => ({ name: one.name, ...readField(one, typed[one.name] ?? '', today) }));
  const commandId = field(sent, 'commandId').toLowerCase();
  return {
    typed,
    fit: Object.fromEntries(read.flatMap((one) => ('fit' in one && one.fit !== '' ? [[one.name, one.fit]] : []))),
    errors: read.flatMap((one) => ('wrong' in one ? [{ field: one.name, text: one.wrong }] : [])),
    commandId: UUID.test(commandId) ? commandId : null,
    step: STEPS.find((step) => step === field(sent, 'step')) ?? 'check',
  };
};

const STEPS = ['check', 'change', 'record', 'record-suspect'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const readField = (one: RecordingField, typed: string, today: CalendarDate): OneRead => {
  if (typed !== '') return READERS[one.kind](typed, one, today);
  if (one.optional !== undefined) return { fit: '' };
  return { wrong: one.kind === 'code' ? words.missingChoice(one.label) : words.missing(one.label) };
};

type Reader = (typed: string, one: RecordingField, today: CalendarDate) => OneRead;

const orWrong = (fit: string | undefined, wrong: string): OneRead => (fit === undefined ? { wrong } : { fit });

const READERS: Readonly<Record<RecordingField['kind'], Reader>> = {
  day: (typed, { label }, today) => orWrong(dayTyped(typed, today), words.notADay(label)),
  code: (typed, { codes, label }) => orWrong(codes && isCodeOf(codes, typed) ? typed : undefined, words.notInList(label)),
  urn: (typed) => orWrong(urnOf(typed), words.notAUrn),
  reference: (typed) => orWrong(isReference(typed) ? typed : undefined, words.notAReference),
  postcode: (typed) => orWrong(postcodeOf(typed), words.notAPostcode),
  by: (typed) => orWrong(typed.length <= 64 && /^[^\p{C}]*$/u.test(typed) ? typed : undefined, words.notPlain),
};

const unspaced = (typed: string): string => typed.replaceAll(/\s+/g, '').toUpperCase();

const urnOf = (typed: string): string | undefined => {
  const urn = unspaced(typed);
  return /^(SC\d{6}|\d{6,7})$/.test(urn) ? urn : undefined;
};

const postcodeOf = (typed: string): string | undefined => {
  const [, outward, inward] = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(unspaced(typed)) ?? [];
  return outward && inward ? `${outward} ${inward}` : undefined;
};
