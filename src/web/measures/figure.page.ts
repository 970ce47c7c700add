import type { FigureTold, RecordBehind } from '../../asking/figure.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { COMPARATORS } from '../../domain/series/codes.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { recordKinds } from '../../words/record-wording.js';
import type { Behind } from '../../../projections/figure.js';
import { addsShown, valueShown } from '../layout/figure-shown.js';
import { counted, number } from '../layout/formats.js';
import { recordHref } from '../layout/record-href.js';
import { viewpointInWords } from '../layout/viewpoint.page.js';
import { paths, type Query } from '../paths.js';
import { periodInWords, settledQuery } from './measures.page.js';

/** The page that tells of a record, where there is one. */
const pageAbout = (kind: Behind['kind'], id: string, settled: Query): string | undefined => {
  if (kind === 'series' && id !== COMPARATORS) return paths.series(id, settled);
  return recordHref(kind, id, settled);
};

/** A figure, with the entries behind each record where the ledger could be read. */
export type FigureSeen = Omit<FigureTold, 'behind'> & { readonly behind: readonly RecordBehind[] | readonly Behind[] };

/** Everything figure.njk shows: one figure, the records behind it and their entries. */
export const figurePage = (viewpoint: ViewpointTold, told: FigureSeen) => {
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
    notRead: told.behind.every((one) => 'entries' in one) ? undefined : outOfReachWords.notShown('The entries that decide what each adds'),
    behind: told.behind.map((one) => ({
      about: `${recordKinds[one.kind]} ${one.id}`,
      href: pageAbout(one.kind, one.id, { asAt: told.asAt, knownAt: told.knownAt }),
      adds: addsShown(one.adds, told.figure.unit),
      ...('entries' in one ? entriesBehind(one) : {}),
    })),
    csv: paths.csv.figure(told.measure, told.figure.id, query),
  };
};

const entriesBehind = ({ entries, others }: RecordBehind) => ({
  together: entries.length === 0,
  entries: (entries.length === 0 ? others : entries).map((one) => ({ number: number(one), href: paths.entry(one) })),
});
