import type { Correctable } from '../../asking/correctable.js';
import type { ChildCommand } from '../../domain/child/commands.js';
import type { StrikeReason } from '../../domain/entry.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import type { Fit, FormField, RecordingForm } from '../layout/form/form.js';
import { FIELDS, type FactField } from './fields.js';
import { rightFact, saidNow } from './right-fact.js';

/** A form on which an entry is put right, and the fields that tell of its fact. */
export type PuttingRight = {
  readonly form: RecordingForm<ChildCommand> & {
    /** The answers a correction says, by field. */
    readonly fitOf: (command: ChildCommand) => Fit;
  };
  readonly fields: readonly FactField[];
};

/** As a person would type it: a day is 31 3 2019. */
const typedNow = (fact: Correctable['fact'], one: FactField): string => {
  const said = saidNow(fact, one);
  return one.kind === 'day' ? said.split('-').reverse().map((part) => part.replace(/^0/, '')).join(' ') : said;
};

const note: FormField = { name: 'note', label: words.fields.note, hint: words.noteHint, kind: 'text' };

/** Undefined where what an entry of its type tells can only be struck out. */
export const correctionOf = ({ id, fact }: Correctable): PuttingRight | undefined => {
  const fields = FIELDS[fact.type];
  if (!fields) return undefined;
  return {
    fields,
    form: {
      name: 'correct',
      title: words.correct,
      fields: [...fields.map((one) => ({ ...one, before: typedNow(fact, one) })), note],
      factOf: (fit) => ({
        type: 'Correct', entry: id, fact: rightFact(fact, fields, fit), reason: 'facts-were-wrong', ...(fit['note'] ? { note: fit['note'] } : {}),
      }),
      unfitTogether: (fit) =>
        fields.every((one) => (fit[one.name] ?? '') === saidNow(fact, one)) ? [{ field: fields[0]?.name ?? '', text: words.nothingChanged }] : [],
      fitOf: (command) =>
        command.type === 'Correct' ? Object.fromEntries(fields.flatMap((one) => (saidNow(command.fact, one) ? [[one.name, saidNow(command.fact, one)]] : []))) : {},
    },
  };
};

export const strikingOf = ({ id }: Correctable): PuttingRight => ({
  fields: [],
  form: {
    name: 'strike-out',
    title: words.strikeOut,
    fields: [{ name: 'reason', label: words.fields.reason, kind: 'code', codes: words.strikeReasons, shown: 'radios' }, note],
    factOf: (fit) => ({ type: 'StrikeOut', entry: id, reason: fit['reason'] as StrikeReason, ...(fit['note'] ? { note: fit['note'] } : {}) }),
    fitOf: () => ({}),
  },
});
