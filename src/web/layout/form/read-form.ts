import type { CalendarDate } from '../../../domain/calendar.js';
import { field, type Asked, type FieldError } from '../viewpoint.form.js';
import { readAnswer } from './answers.js';
import type { Fit, RecordingForm } from './form.js';

/** What a person does with a form: look over the answers, change them, record them, or record them all the same. */
type Step = (typeof STEPS)[number];

export type FormRead = {
  /** As typed, to be shown again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly fit: Fit;
  readonly errors: readonly FieldError[];
  /** Made when the form was first shown; null where what came back is none. */
  readonly commandId: string | null;
  readonly step: Step;
  /** The last entry of the record that whoever answers has been shown; null where that is not said. */
  readonly seenTo: number | null;
  /** What was chosen beneath the fields, to be filled in. */
  readonly choice: string;
};

/** Reads a form as it was sent. */
export const readForm = <Fact>(form: RecordingForm<Fact>, sent: Asked, today: CalendarDate): FormRead => {
  const typed = Object.fromEntries(form.fields.map(({ name, kind }) => [name, kind === 'codes' ? fields(sent, name) : field(sent, name)]));
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
    seenTo: /^\d{1,15}$/.test(field(sent, 'seenTo')) ? Number(field(sent, 'seenTo')) : null,
    choice: field(sent, 'choose'),
  };
};

const STEPS = ['check', 'change', 'record', 'record-suspect'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What was chosen of several, with blanks between. */
const fields = (sent: Asked, name: string): string => {
  const value = sent[name];
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(chosen.flatMap((one) => (typeof one === 'string' ? one.trim().slice(0, 200).split(/\s+/) : [])))].join(' ');
};
