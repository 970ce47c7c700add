import type { Definition } from '../../asking/definitions.js';
import type { FigureTold } from '../../asking/figure.js';
import type { MeasureTold } from '../../asking/measure.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { COMPARATORS } from '../../domain/series/codes.js';
import { recordKinds } from '../../words/record-wording.js';
import type { Behind } from '../../../projections/figure.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths, type Query } from '../paths.js';
import { addsShown, valueShown } from '../layout/figure-shown.js';
import type { MeasureRead } from './measures.form.js';

type Listed = { readonly name: string; readonly title: string };

/** Everything measures.njk shows: the families of figures there are. */
export const measuresPage = (measures: readonly Listed[]) => ({
  title: 'Measures',
  section: 'measures' as const,
  measures: measures.map(({ name, title }) => ({ title, href: paths.measure(name) })),
});

const field = (name: 'from' | 'to' | 'population', read: MeasureRead, errors: readonly FieldError[]) => {
  const error = errors.find((one) => one.field === name);
  return { id: name, name, value: read.measureForm[name], errorMessage: error ? { text: error.text } : undefined };
};

const pageOf = ({ name, title }: Listed, read: MeasureRead, errors: readonly FieldError[] = []) => ({
  title,
  section: 'measures' as const,
  backLink: paths.measures(),
  action: paths.measure(name),
  fields: {
    ...viewpointFields(read.form, errors),
    from: field('from', read, errors), to: field('to', read, errors), population: field('population', read, errors),
  },
});

/** What links carry on: the viewpoint as it was settled, and the period. */
const settledQuery = ({ asAt, knownAt, period, population }: Omit<MeasureTold, 'figures'>): Query => ({
  asAt, knownAt, from: period.from, to: period.to, population: population ?? undefined,
});

const periodInWords = ({ period }: Pick<MeasureTold, 'period'>): string =>
  `Where a figure is of a period: ${dayInWords(period.from)} to ${dayInWords(period.to)}`;

/** Everything measure.njk shows of a family of figures. */
export const measurePage = (read: MeasureRead, viewpoint: ViewpointTold, told: MeasureTold, definitions: readonly Definition[]) => {
  const query = settledQuery(told);
  return {
    ...pageOf({ name: told.measure, title: told.title }, read),
    caption: viewpointInWords(viewpoint),
    period: periodInWords(told),
    liveFrom: liveFrom(read.viewpoint, viewpoint),
    alert: earlierKnowledge(viewpoint, paths.measure(told.measure, { ...query, knownAt: undefined }), ''),
    figures: told.figures.map((figure) => ({
      words: figure.words,
      id: figure.id,
      value: valueShown(figure),
      of: figure.of === undefined ? '' : number(figure.of),
      href: figure.behind.length > 0 ? paths.figure(told.measure, figure.id, query) : undefined,
    })),
    definitions: definitions.map(({ name, file, text }) => ({ name, file, paragraphs: text.split('\n\n') })),
    csv: paths.csv.measure(told.measure, query),
    permalink: paths.measure(told.measure, query),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const measureUnanswered = (listed: Listed, read: MeasureRead, errors: readonly FieldError[]) => ({
  ...pageOf(listed, read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});

/** The page that tells of a record, where there is one. */
const pageAbout = (kind: Behind['kind'], id: string, settled: Query): string | undefined => {
  if (kind === 'series' && id !== COMPARATORS) return paths.series(id, settled);
  return kind === 'child' || kind === 'fee' || kind === 'leaver' ? paths.child(id, settled) : undefined;
};

/** Everything figure.njk shows: one figure, the records behind it and their entries. */
export const figurePage = (viewpoint: ViewpointTold, told: FigureTold) => {
  const query = settledQuery(told);
  return {
    title: told.figure.words,
    section: 'measures' as const,
    backLink: paths.measure(told.measure, query),
    measure: told.title,
    caption: viewpointInWords(viewpoint),
    period: periodInWords(told),
    value: valueShown(told.figure),
    count: counted(told.behind.length, 'record', 'records'),
    behind: told.behind.map(({ kind, id, adds, entries, others }) => ({
      about: `${recordKinds[kind]} ${id}`,
      href: pageAbout(kind, id, { asAt: told.asAt, knownAt: told.knownAt }),
      adds: addsShown(adds, told.figure.unit),
      together: entries.length === 0,
      entries: (entries.length === 0 ? others : entries).map((one) => ({ number: number(one), href: paths.entry(one) })),
    })),
    csv: paths.csv.figure(told.measure, told.figure.id, query),
  };
};
