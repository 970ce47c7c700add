import type { IntakeOf, Uploaded } from '../../imports/intake/intake.js';
import { importingWords as words } from '../../words/importing-words.js';
import { field, type Asked, type FieldError } from '../layout/viewpoint.form.js';
import type { Received, UploadFault } from './receiving.js';

/** As it was put in, to be shown again; files are not: a browser gives them once. */
export type UploadTyped = { readonly of: string; readonly year: string };

export type UploadRead = {
  readonly typed: UploadTyped;
  readonly errors: readonly FieldError[];
  /** Null where anything is wrong. */
  readonly sent: { readonly of: IntakeOf; readonly year: number | null; readonly files: readonly Uploaded[] } | null;
};

export const nothingTyped: UploadTyped = { of: '', year: '' };

const OFS: readonly IntakeOf[] = ['return', 'records'];
const YEAR = /^(19|20|21)\d\d$/;

/** Reads the form with the files as they came. */
export const readUpload = ({ fields, files, faults }: Received): UploadRead => {
  const typed = { of: field(fields, 'of'), year: field(fields, 'year') };
  const of = OFS.find((one) => one === typed.of);
  const several = files.length + faults.length > 1;
  const errors: FieldError[] = [
    ...(of ? [] : [{ field: 'of', text: words.chooseOf }]),
    ...(files.length + faults.length === 0 ? [{ field: 'files', text: words.chooseFiles }] : []),
    ...eachOnce(faults.map((fault) => inWords(fault, several))).map((text) => ({ field: 'files', text })),
    ...(typed.year === '' || YEAR.test(typed.year) ? [] : [{ field: 'year', text: words.notAYear }]),
  ];
  return { typed, errors, sent: of && errors.length === 0 ? { of, year: typed.year === '' ? null : Number(typed.year), files } : null };
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
