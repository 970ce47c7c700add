import type { EntryId, Fact, StrikeReason } from '../../domain/entry.js';
import type { Verb } from '../../domain/verbs.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import type { Fit, FormField, RecordingForm } from '../layout/form/form.js';
import type { Correction } from '../layout/form/putting-right.js';

type Form = RecordingForm<Verb<Fact>>;
type Entry = { readonly id: EntryId; readonly fact: Fact };

const note: FormField = { name: 'note', label: words.fields.note, hint: words.noteHint, kind: 'text' };

const noted = (fit: Fit) => (fit['note'] ? { note: fit['note'] } : {});

/** The form of a fact with the answers it gives now. */
export const correctForm = ({ id, fact }: Entry, correction: Correction): Form => {
  const now = correction.answersOf(fact);
  const isChanged = (field: string, fit: Fit): boolean => (fit[field] ?? '') !== (now[field] ?? '');
  return {
    name: 'correct',
    title: words.correct,
    fields: [...correction.fields.map((one) => standing(one, now[one.name])), note],
    factOf: (fit) => ({ type: 'Correct', entry: id, fact: correction.right(fit), reason: 'facts-were-wrong', ...noted(fit) }),
    unfitTogether: (fit) => {
      const unchanged = correction.fields.every(({ name }) => !isChanged(name, fit));
      if (unchanged) return [{ field: correction.fields[0]?.name ?? '', text: words.nothingChanged }];
      return (correction.unfitTogether?.(fit) ?? []).filter(({ field }) => isChanged(field, fit));
    },
  };
};

export const strikeForm = ({ id }: Entry, reasons: NonNullable<FormField['codes']>): Form => ({
  name: 'strike-out',
  title: words.strikeOut,
  fields: [{ name: 'reason', label: words.fields.reason, kind: 'code', codes: reasons, shown: 'radios' }, note],
  factOf: (fit) => ({ type: 'StrikeOut', entry: id, reason: fit['reason'] as StrikeReason, ...noted(fit) }),
});

const standing = (one: FormField, now: string | undefined): FormField =>
  now === undefined ? one : { ...one, before: typed(one, now), asItStands: now };

/** An answer as a person would type it: a day is 31 3 2019, an amount 1234.50. */
const typed = ({ kind }: FormField, answer: string): string => {
  if (kind === 'day') return answer.split('-').reverse().map((part) => part.replace(/^0/, '')).join(' ');
  return kind === 'pounds' && answer !== '' ? (Number(answer) / 100).toFixed(2).replace(/\.00$/, '') : answer;
};
