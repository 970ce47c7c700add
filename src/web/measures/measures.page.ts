import type { Definition, MeasureListed } from '../../asking/definitions.js';
import type { MeasureTold } from '../../asking/measure.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { measureThemes, wordsOfMeasure } from '../../words/measure-words.js';
import { dayInWords } from '../../words/wording.js';
import { chartShown } from '../layout/chart.js';
import { valueShown } from '../layout/figure-shown.js';
import { number } from '../layout/formats.js';
import { laterFigures } from '../layout/later-figures.js';
import { pagination } from '../layout/pagination.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths, type Query } from '../paths.js';
import { firstFigures } from './first-figures.js';
import type { TablePrinted } from './measure-tables.js';
import type { MeasureRead, MeasureView } from './measures.form.js';

/** Figures of a family that are listed at once. */
const AT_ONCE = 150;

/** Families by theme; one that no theme names stands last. */
const themed = (listed: readonly MeasureListed[]) => {
  const named = new Set(measureThemes.flatMap(({ measures }) => measures));
  const others = listed.filter(({ name }) => !named.has(name)).map(({ name }) => name);
  return [...measureThemes, ...(others.length > 0 ? [{ theme: 'More', measures: others }] : [])].map(({ theme, measures }) => ({
    theme,
    measures: measures.flatMap((name) => listed.filter((one) => one.name === name)),
  }));
};

/** Everything measures.njk shows: the families of figures there are. */
export const measuresPage = (listed: readonly MeasureListed[]) => ({
  title: 'Measures',
  section: 'measures' as const,
  themes: themed(listed).map(({ theme, measures }) => ({
    theme, measures: measures.map(({ name, title }) => ({ ...wordsOfMeasure(name, title), href: paths.measure(name) })),
  })),
});

const field = (name: 'from' | 'to' | 'population', read: MeasureRead, errors: readonly FieldError[]) => {
  const error = errors.find((one) => one.field === name);
  return { id: name, name, value: read.measureForm[name], errorMessage: error ? { text: error.text } : undefined };
};

/** What links to other families carry on: the question as it was put. */
const asPut = ({ viewpoint, period: { from, to, population } }: MeasureRead): Query => ({ ...carriedOn(viewpoint), from, to, population });

const VIEWS: readonly (readonly [MeasureView, string])[] = [['charts', 'Charts'], ['figures', 'All figures'], ['definitions', 'Definitions']];
const viewQuery = (view: MeasureView): string | undefined => (view === 'charts' ? undefined : view);

const pageOf = ({ name, title }: MeasureListed, read: MeasureRead, listed: readonly MeasureListed[], errors: readonly FieldError[] = []) => ({
  title: read.view === 'charts' ? title : `${title}: ${read.view === 'figures' ? 'all figures' : 'definitions'}`,
  heading: title,
  section: 'measures' as const,
  backLink: paths.measures(),
  action: paths.measure(name),
  view: read.view,
  keptView: viewQuery(read.view),
  otherPeriod: Object.values(read.measureForm).some((typed) => typed !== ''),
  side: themed(listed).map(({ theme, measures }) => ({
    heading: { text: theme, headingLevel: 2 },
    items: measures.map((one) => ({ text: wordsOfMeasure(one.name, one.title).label, href: paths.measure(one.name, asPut(read)), active: one.name === name })),
  })),
  views: VIEWS.map(([view, text]) => ({ text, href: paths.measure(name, { ...asPut(read), view: viewQuery(view) }), active: view === read.view })),
  fields: {
    ...viewpointFields(read.form, errors),
    from: field('from', read, errors), to: field('to', read, errors), population: field('population', read, errors),
  },
});

/** What links carry on: the viewpoint as it was settled, and the period. */
export const settledQuery = ({ asAt, knownAt, period, population }: Omit<MeasureTold, 'figures'>): Query => ({
  asAt, knownAt, from: period.from, to: period.to, population: population ?? undefined,
});

export const periodInWords = ({ period }: Pick<MeasureTold, 'period'>): string =>
  `Where a figure is of a period: ${dayInWords(period.from)} to ${dayInWords(period.to)}`;

export type TableDrawn = TablePrinted & { readonly shown: ReturnType<typeof chartShown> };

/** Tables with their charts, each number leading to the records and entries behind it. */
export const tablesDrawn = (viewpoint: ViewpointTold, told: MeasureTold, tables: readonly TablePrinted[]): readonly TableDrawn[] => {
  const query = settledQuery(told);
  return tables.map(({ table, drawn }) => ({
    table,
    ...(drawn === undefined ? {} : { drawn }),
    shown: chartShown(table, {
      source: viewpointInWords(viewpoint),
      csv: paths.csv.measureTable(told.measure, table.id, query),
      viewpoint,
      leads: ({ measure, id }) => paths.figure(measure, id, query),
      defined: paths.measure(told.measure, { ...query, view: 'definitions' }),
      ...(drawn === undefined ? {} : { drawn }),
    }),
  }));
};

export type Answered = {
  readonly answer: MeasureTold;
  /** As known now, where it is told from an earlier entry. */
  readonly now: MeasureTold | undefined;
  readonly tables: readonly TableDrawn[];
  readonly definitions: readonly Definition[];
  readonly listed: readonly MeasureListed[];
  readonly ahead: boolean;
};

/** Everything measure.njk shows of a family of figures. */
export const measurePage = (read: MeasureRead, viewpoint: ViewpointTold, { answer: told, now, tables, definitions, listed, ahead }: Answered) => {
  const query = settledQuery(told);
  return {
    ...pageOf({ name: told.measure, title: told.title }, read, listed),
    caption: viewpointInWords(viewpoint),
    period: periodInWords(told),
    ahead,
    liveFrom: liveFrom(read.viewpoint, viewpoint),
    alert: alertOf(viewpoint, told, now),
    first: firstFigures(told, query),
    tables: tables.map(({ shown }) => shown),
    figures: read.view === 'figures' ? figuresShown(told, query, read) : undefined,
    definitions: read.view === 'definitions' ? definitions.map(({ name, file, text }) => ({ name, file, paragraphs: text.split('\n\n') })) : undefined,
    csv: paths.csv.measure(told.measure, query),
    permalink: paths.measure(told.measure, { ...query, view: viewQuery(read.view) }),
  };
};

/** What later entries change of the family, where it is told from an earlier one. */
const alertOf = (viewpoint: ViewpointTold, told: MeasureTold, now: MeasureTold | undefined) => {
  const query = settledQuery(told);
  const alert = earlierKnowledge(
    viewpoint, paths.measure(told.measure, { ...query, knownAt: undefined }),
    paths.compare({ asAt: told.asAt, knownAt: told.knownAt, asAtB: told.asAt, measure: told.measure }));
  const values = new Map(now?.figures.map(({ id, value }) => [id, value]));
  const differing = told.figures.filter(({ id, value }) => values.get(id) !== value).length;
  return alert && { ...alert, later: laterFigures(viewpoint.seen - viewpoint.knownAt, differing, told.figures.length).replace('on this page', 'of this family') };
};

const figuresShown = (told: MeasureTold, query: Query, read: MeasureRead) => {
  const pages = Math.max(1, Math.ceil(told.figures.length / AT_ONCE));
  const page = read.page <= pages ? read.page : 1;
  const href = (to: number) => paths.measure(told.measure, { ...asPut(read), view: 'figures', page: to === 1 ? undefined : to });
  return {
    count: number(told.figures.length),
    pages: pages > 1 ? `page ${page} of ${pages}` : '',
    pagination: pagination(page, pages, href),
    rows: told.figures.slice((page - 1) * AT_ONCE, page * AT_ONCE).map((figure) => ({
      words: figure.words,
      value: valueShown(figure),
      of: figure.of === undefined ? 'No base' : number(figure.of),
      href: figure.behind.length > 0 ? paths.figure(told.measure, figure.id, query) : undefined,
    })),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const measureUnanswered = (one: MeasureListed, read: MeasureRead, errors: readonly FieldError[], listed: readonly MeasureListed[]) => ({
  ...pageOf(one, read, listed, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
