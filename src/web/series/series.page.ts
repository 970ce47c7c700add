import type { ReleaseTold, SeriesTold } from '../../asking/series.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { publishedMeasures, withheldMarks } from '../../domain/series/codes.js';
import { dayInWords } from '../../words/wording.js';
import { number, signed } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { SeriesRead } from './series.form.js';

const pageOf = (reference: string, title: string, read: SeriesRead, errors: readonly FieldError[] = []) => {
  const error = errors.find(({ field }) => field === 'releasedBy');
  return {
    title,
    section: 'measures' as const,
    action: paths.series(reference),
    fields: {
      ...viewpointFields(read.form, errors),
      releasedBy: { value: read.releasedBy.typed, errorMessage: error ? { text: error.text } : undefined },
    },
  };
};

/** Everything series.njk shows: the days the values are about down the side, releases across, the earliest first. */
export const seriesPage = (read: SeriesRead, viewpoint: ViewpointTold, told: SeriesTold) => {
  const query = { asAt: told.asAt, knownAt: told.knownAt, releasedBy: told.releasedBy ?? undefined };
  const releases = releasesAcross(told);
  const title = told.measure ? `${publishedMeasures[told.measure].words}: ${told.areaName ?? told.area ?? ''}` : told.series;
  return {
    ...pageOf(told.series, title, read),
    caption: viewpointInWords(viewpoint),
    alert: earlierKnowledge(viewpoint, paths.series(told.series, { ...carriedOn(read.viewpoint), knownAt: undefined, releasedBy: query.releasedBy }), ''),
    publisher: told.publisher,
    releases: releases.map(({ release, released }) => ({ name: release, out: dayInWords(released) })),
    rows: told.facts.map(({ asAt, from, releases: own }) => ({
      about: from === null ? dayInWords(asAt) : `${dayInWords(from)} to ${dayInWords(asAt)}`,
      cells: releases.map(({ release }) => cellOf(own.find((one) => one.release === release))),
    })),
    withheld: [...new Set(told.facts.flatMap(({ releases: own }) => own.flatMap(({ withheld }) => withheld ?? [])))].sort()
      .map((mark) => `${mark}: ${withheldMarks[mark].words.toLowerCase()}`),
    csv: paths.csv.series(told.series, query),
    permalink: paths.series(told.series, query),
  };
};

/** Every release that says something of a day, once. */
const releasesAcross = ({ facts }: SeriesTold): readonly Pick<ReleaseTold, 'release' | 'released'>[] =>
  [...new Map(facts.flatMap(({ releases }) => releases.map((one) => [one.release, one] as const))).values()]
    .sort((a, b) => (a.released + a.release < b.released + b.release ? -1 : 1));

const cellOf = (one: ReleaseTold | undefined) =>
  one && { value: one.value === null ? (one.withheld ?? '') : number(one.value), change: one.change ? `(${signed(one.change)})` : '' };

/** The same page where it was asked in a way that cannot be answered. */
export const seriesUnanswered = (reference: string, read: SeriesRead, errors: readonly FieldError[]) => ({
  ...pageOf(reference, reference, read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
