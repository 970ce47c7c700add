import type { ExplainedComparison, ExplainedPart } from '../../asking/compare.js';
import { measuresListed } from '../../asking/definitions.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { plusDays, plusYears, type CalendarDate } from '../../domain/calendar.js';
import { wordsOfMeasure } from '../../words/measure-words.js';
import { changeKinds, changedParts, dayInWords } from '../../words/wording.js';
import { counted, number, signed } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { CompareRead } from './compare.form.js';
import { partInWords } from './part-in-words.js';

export type Told = { readonly a: ViewpointTold; readonly b: ViewpointTold };

const QUESTION = 'Compare two answers';

export const pageOf = ({ a, b, measure }: CompareRead, errors: readonly FieldError[], today: CalendarDate) => ({
  title: QUESTION,
  section: 'compare' as const,
  question: QUESTION,
  a: viewpointFields(a.form, errors),
  b: viewpointFields(b.form, errors, 'B'),
  what: {
    items: whatToCompare(measure),
    errorMessage: errorOf('measure', errors),
  },
  presets: presetsOn(today, measure === '' ? undefined : measure),
});

const errorOf = (name: string, errors: readonly FieldError[]) => {
  const error = errors.find(({ field }) => field === name);
  return error ? { text: error.text } : undefined;
};

const whatToCompare = (chosen: string) => [
  { value: '', text: 'Children in care, child by child', selected: chosen === '' },
  ...measuresListed().map(({ name, title }) => ({ value: name, text: `Figures: ${wordsOfMeasure(name, title).label}`, selected: name === chosen })),
];

/** The page before anything was asked, or where it cannot be answered as it was. */
export const compareQuestion = (read: CompareRead, errors: readonly FieldError[], today: CalendarDate) => ({
  ...pageOf(read, errors, today),
  errorSummary: errorSummary(errors),
});

/** Everything compare.njk shows of an answer. */
export const comparePage = (read: CompareRead, { a, b }: Told, answer: ExplainedComparison, today: CalendarDate) => {
  const settled = { asAt: a.asAt, knownAt: a.knownAt, asAtB: b.asAt, knownAtB: b.knownAt };
  return {
    ...pageOf(read, [], today),
    answered: true,
    sides: [
      {
        name: 'A',
        words: viewpointInWords(a),
        total: number(answer.a.total),
        href: paths.children({ asAt: a.asAt, knownAt: a.knownAt }),
      },
      {
        name: 'B',
        words: viewpointInWords(b),
        total: number(answer.b.total),
        href: paths.children({ asAt: b.asAt, knownAt: b.knownAt }),
      },
    ],
    difference: signed(answer.difference),
    parts: [
      partShown(
        'world',
        'The world changed',
        'Children came into care, left, moved or were told otherwise between the two days.',
        answer.worldChanged,
      ),
      partShown(
        'learned',
        'We learned',
        'About the same day, from entries recorded late, corrected or struck out.',
        answer.weLearned,
      ),
    ],
    csv: paths.csv.compare(settled),
    permalink: paths.compare(settled),
  };
};

/** The rest are in the child’s history and in the file to download. */
const ENTRIES_SHOWN = 8;

const partShown = (id: string, title: string, meaning: string, { net, changes }: ExplainedPart) => ({
  id,
  title,
  meaning,
  net: signed(net),
  count: counted(changes.length, 'child', 'children'),
  changes: changes.map(({ child, kind, differences, entries }) => ({
    child,
    href: paths.child(child),
    kind: changeKinds[kind],
    differences: differences.map(({ what, before, after }) => ({
      what: changedParts[what],
      before: partInWords(what, before),
      after: partInWords(what, after),
    })),
    entries: entries.slice(0, ENTRIES_SHOWN).map((entry) => ({ number: number(entry), href: paths.entry(entry) })),
    more: entries.length > ENTRIES_SHOWN ? number(entries.length - ENTRIES_SHOWN) : undefined,
  })),
});

/** Questions that people often ask. */
const presetsOn = (today: CalendarDate, measure: string | undefined) => {
  const yearEnd = lastYearEnd(today);
  const before = plusYears(yearEnd, -1);
  return [
    {
      text: `31 March, year on year: ${dayInWords(before)} and ${dayInWords(yearEnd)}`,
      href: paths.compare({ asAt: before, asAtB: yearEnd, measure }),
    },
    {
      text: `${dayInWords(yearEnd)}, as known a month later and as known now`,
      href: paths.compare({ asAt: yearEnd, knownAt: plusDays(yearEnd, 30), asAtB: yearEnd, measure }),
    },
    { text: 'A year ago and today', href: paths.compare({ asAt: plusYears(today, -1), asAtB: today, measure }) },
  ];
};

/** The last 31 March that is at least a month past. */
const lastYearEnd = (today: CalendarDate): CalendarDate => {
  const year = Number(today.slice(0, 4));
  const thisYears = `${year}-03-31` as CalendarDate;
  return plusDays(thisYears, 30) <= today ? thisYears : (`${year - 1}-03-31` as CalendarDate);
};
