import { authorityCode } from '../../config.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { INTAKES_OF, type IntakeOf, type SaidOfFiles, type Uploaded } from '../../imports/intake/intake.js';
import { importingWords as words } from '../../words/importing-words.js';
import { dayTyped, field, type Asked, type FieldError } from '../layout/viewpoint.form.js';
import type { Received, UploadFault } from './receiving.js';

/** As it was put in, to be shown again; files are not: a browser gives them once. */
export type UploadTyped = { readonly of: string; readonly year: string; readonly day: string; readonly area: string };

export type UploadRead = {
  readonly typed: UploadTyped;
  readonly errors: readonly FieldError[];
  /** Null where anything is wrong. */
  readonly sent: { readonly of: IntakeOf; readonly said: SaidOfFiles; readonly files: readonly Uploaded[] } | null;
};

export const nothingTyped: UploadTyped = { of: '', year: '', day: '', area: '' };

const YEAR = /^(19|20|21)\d\d$/;

/** Reads the form with the files as they came. */
export const readUpload = ({ fields, files, faults }: Received, today: CalendarDate): UploadRead => {
  const typed = { of: field(fields, 'of'), year: field(fields, 'year'), day: field(fields, 'day'), area: field(fields, 'area') };
  const of = INTAKES_OF.find((one) => one === typed.of);
  const several = files.length + faults.length > 1;
  const { said, errors: unsaid } = readSaid(typed, today);
  const errors: FieldError[] = [
    ...(of ? [] : [{ field: 'of', text: words.chooseOf }]),
    ...(files.length + faults.length === 0 ? [{ field: 'files', text: words.chooseFiles }] : []),
    ...eachOnce(faults.map((fault) => inWords(fault, several))).map((text) => ({ field: 'files', text })),
    ...unsaid,
  ];
  return { typed, errors, sent: of && errors.length === 0 ? { of, said, files } : null };
};

/** What the person says of the files; what is of another kind of them is let be. */
const readSaid = ({ year, day, area }: UploadTyped, today: CalendarDate): { readonly said: SaidOfFiles; readonly errors: readonly FieldError[] } => {
  const [told, code] = [day === '' ? undefined : dayTyped(day, today), area === '' ? undefined : authorityCode(area.toUpperCase())];
  const wrongDay = day !== '' && !told ? words.notADay : told && told > today ? words.dayToCome : undefined;
  return {
    said: { year: YEAR.test(year) ? Number(year) : null, day: told ?? null, area: code ?? null },
    errors: [
      ...(year === '' || YEAR.test(year) ? [] : [{ field: 'year', text: words.notAYear }]),
      ...(wrongDay ? [{ field: 'day', text: wrongDay }] : []),
      ...(area === '' || code ? [] : [{ field: 'area', text: words.notAnArea }]),
    ],
  };
};

const eachOnce = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const WHY: Readonly<Record<UploadFault['why'], string>> = {
  'not-of-kind': words.notOfKind,
  'too-large': words.tooLarge,
  'too-many': words.tooMany,
  empty: words.empty,
  'not-uploaded': words.notUploaded,
};

/** Of several files it is said which is meant. */
const inWords = ({ why, label }: UploadFault, several: boolean): string => {
  if (why === 'too-large' && several) return words.allTooLarge;
  return several && label !== '' ? `${WHY[why]}: ${label}` : WHY[why];
};

const STEPS = ['record', 'stop', 'set-aside'] as const;

/** What a button under an intake asks for. */
export const stepAsked = (sent: Asked): (typeof STEPS)[number] | undefined => STEPS.find((step) => step === field(sent, 'step'));
