import { INTAKES_OF, type BroughtIn, type Intake } from '../../imports/intake/intake.js';
import { importingWords as words } from '../../words/importing-words.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { UploadTyped } from './importing.form.js';

/** Imports shown that were finished. */
const SHOWN = 20;

/** What may be said of files that do not tell it. */
const SAID = ['year', 'day', 'area'] as const;

const errorOf = (name: string, errors: readonly FieldError[]) => {
  const texts = errors.filter(({ field }) => field === name).map(({ text }) => text);
  return texts.length > 0 ? { text: texts.join('. ') } : undefined;
};

/** Everything importing.njk shows: the form, or who is importing already. */
export const importingPage = (
  current: Intake | undefined, broughtIn: readonly BroughtIn[], typed: UploadTyped, errors: readonly FieldError[],
) => ({
  title: words.title,
  section: 'importing' as const,
  action: paths.importing(),
  errorSummary: errorSummary(errors),
  busy: current && busyWith(current),
  of: {
    errorMessage: errorOf('of', errors),
    items: INTAKES_OF.map((one) => ({
      value: one, text: words.ofs[one].text, hint: { text: words.ofs[one].hint }, checked: typed.of === one,
    })),
  },
  files: { errorMessage: errorOf('files', errors) },
  said: {
    summary: words.saidSummary,
    open: SAID.some((one) => typed[one] !== ''),
    year: { value: typed.year, errorMessage: errorOf('year', errors), label: words.yearLabel, hint: words.yearHint },
    day: { value: typed.day, errorMessage: errorOf('day', errors), label: words.dayLabel, hint: words.dayHint },
    area: { value: typed.area, errorMessage: errorOf('area', errors), label: words.areaLabel, hint: words.areaHint },
  },
  finished: broughtIn.slice(0, SHOWN).map(finishedShown),
});

const STAGES: Readonly<Record<Intake['stage']['is'], (files: string) => string>> = {
  checking: (files) => `is having ${files} looked through`,
  checked: (files) => `uploaded ${files}, which wait to be brought in`,
  recording: (files) => `is bringing ${files} in`,
  unfinished: (files) => `was bringing ${files} in, and that did not finish`,
  'not-checked': (files) => `uploaded ${files}, which could not be looked through`,
  finished: (files) => `brought ${files} in`,
};

const busyWith = ({ id, by, at, files, stage }: Intake) => ({
  text: `${by.name} ${STAGES[stage.is](counted(files.length, 'file', 'files'))} (since ${instantInWords(at)}).`,
  href: paths.intake(id),
});

const finishedShown = ({ id, of, at, by, files, rows, entries, upTo }: BroughtIn) => ({
  href: paths.intake(id),
  when: instantInWords(at),
  what: words.ofs[of].text,
  by,
  files: number(files),
  rows: number(rows),
  entries: number(entries),
  entriesHref: entries > 0 ? paths.entries({ upTo }) : undefined,
});
