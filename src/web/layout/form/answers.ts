import type { CalendarDate } from '../../../domain/calendar.js';
import { isCodeOf } from '../../../domain/codes.js';
import { isReference } from '../../../recording/streams.js';
import { formWords as words } from '../../../words/form-words.js';
import { asSent, dayTyped } from '../viewpoint.form.js';
import type { FieldKind, FormField } from './form.js';

export type AnswerRead = { readonly fit: string } | { readonly wrong: string };

/** Reads one answer as people write it. */
export const readAnswer = (one: FormField, typed: string, today: CalendarDate): AnswerRead => {
  if (one.asItStands !== undefined && typed === asSent(one.before ?? '')) return { fit: one.asItStands };
  if (typed !== '') return READERS[one.kind](typed, one, today);
  if (one.optional !== undefined) return { fit: '' };
  return { wrong: one.kind === 'code' || one.kind === 'codes' || one.kind === 'yes-no' ? words.missingChoice(one.label) : words.missing(one.label) };
};

type Reader = (typed: string, one: FormField, today: CalendarDate) => AnswerRead;

const orWrong = (fit: string | undefined, wrong: string): AnswerRead => (fit === undefined ? { wrong } : { fit });

const READERS: Readonly<Record<FieldKind, Reader>> = {
  day: (typed, { label }, today) => orWrong(dayTyped(typed, today), words.notADay(label)),
  code: (typed, { codes, label }) => orWrong(codes && isCodeOf(codes, typed) ? typed : undefined, words.notInList(label)),
  codes: (typed, { codes = {}, label }) => orWrong(typed.split(' ').every((one) => isCodeOf(codes, one)) ? typed : undefined, words.notInList(label)),
  'yes-no': (typed, { label }) => orWrong(/^(yes|no)$/.test(typed) ? typed : undefined, words.notInList(label)),
  urn: (typed) => orWrong(urnOf(typed), words.notAUrn),
  reference: (typed, { label }) => orWrong(isReference(typed) ? typed : undefined, words.notAReference(label)),
  postcode: (typed) => orWrong(postcodeOf(typed), words.notAPostcode),
  count: (typed, { label }) => orWrong(/^\d{1,4}$/.test(typed) ? String(Number(typed)) : undefined, words.notACount(label)),
  pounds: (typed, { label }) => orWrong(penceOf(typed), words.notPounds(label)),
  miles: (typed, { label }) => orWrong(/^\d{1,3}(\.\d)?$/.test(typed) ? typed : undefined, words.notMiles(label)),
  text: (typed, { label }) => orWrong(/^[^\p{C}]*$/u.test(typed) ? typed : undefined, words.notPlain(label)),
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

/** “£1,234.56”, “1234.5” or “1234” in pence. */
const penceOf = (typed: string): string | undefined => {
  const [, pounds, pence = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.replaceAll(/[£,\s]/g, '')) ?? [];
  return pounds === undefined ? undefined : String(Number(pounds) * 100 + Number(pence.padEnd(2, '0')));
};
