import type { CalendarDate } from '../../../domain/calendar.js';
import type { ParticularsRecorded } from '../../../domain/child/events.js';
import * as codes from '../../../domain/codes.js';
import { formWords } from '../../../words/form-words.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import { given, type Fit, type FormField, type RecordingForm } from '../../layout/form/form.js';
import type { FieldError } from '../../layout/viewpoint.form.js';

/** Who a child is. The codes of sex are those in use today; the return puts them into its year’s own. */
export const particularsFields = (today: CalendarDate): readonly FormField[] => {
  const { fields } = words.particulars;
  return [
    { name: 'dateOfBirth', ...fields.dateOfBirth, kind: 'day' },
    { name: 'sex', ...fields.sex, kind: 'code', codes: sexesOn(today), shown: 'radios' },
    { name: 'ethnicity', ...fields.ethnicity, kind: 'code', codes: codes.ethnicities },
    { name: 'disability', ...fields.disability, kind: 'yes-no', optional: formWords.notGiven },
    { name: 'name', ...fields.name, kind: 'text', optional: formWords.notGiven },
    { name: 'upn', ...fields.upn, kind: 'text', optional: formWords.notGiven },
  ];
};

const sexesOn = (today: CalendarDate): codes.CodeList<string> =>
  Object.fromEntries(
    Object.entries(codes.sexes)
      .filter(([code]) => codes.validOn(codes.sexes, code as keyof typeof codes.sexes, today))
      .map(([code, { words: text }]) => [code, { words: text }]),
  );

/** As the census of disabled children has it, so that measures understand it. */
const DISABILITY = { yes: 'Yes', no: 'NONE' } as const;

export const particularsOf = (fit: Fit): ParticularsRecorded => {
  const identity = { ...given(fit, ['name']), ...(fit['upn'] ? { upn: upnOf(fit['upn']) } : {}) };
  const disability = fit['disability'];
  return {
    type: 'ParticularsRecorded',
    effectiveOn: fit['dateOfBirth'] as CalendarDate,
    dateOfBirth: fit['dateOfBirth'] as CalendarDate,
    sex: fit['sex'] ?? '',
    ethnicity: fit['ethnicity'] ?? '',
    ...(disability ? { disability: DISABILITY[disability as keyof typeof DISABILITY] } : {}),
    ...(Object.keys(identity).length > 0 ? { identity } : {}),
  };
};

const upnOf = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase();

export const particularsUnfit =
  (today: CalendarDate) =>
  ({ upn, dateOfBirth = '' }: Fit): readonly FieldError[] => [
    ...(dateOfBirth > today ? [{ field: 'dateOfBirth', text: words.bornLater }] : []),
    ...(upn === undefined || /^([A-HJ-NP-RT-Z]\d{11}[\dA-Z]|UN[1-5])$/.test(upnOf(upn)) ? [] : [{ field: 'upn', text: words.upnUnfit }]),
  ];

export const particularsForm = (today: CalendarDate): RecordingForm<ParticularsRecorded> => ({
  name: 'particulars',
  title: words.particulars.title,
  fields: particularsFields(today),
  factOf: particularsOf,
  unfitTogether: particularsUnfit(today),
});
