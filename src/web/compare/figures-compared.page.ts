import type { FigureCompared, FiguresCompared } from '../../asking/compare-figures.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { changeInWords } from '../layout/figure-change.js';
import { valueShown } from '../layout/figure-shown.js';
import { counted, number } from '../layout/formats.js';
import { viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { CompareRead } from './compare.form.js';
import { pageOf, type Told } from './compare.page.js';

/** Figures shown at once; the file has them all. */
const MOST = 200;

/** Everything compare.njk shows of the figures of a family, told from two viewpoints. */
export const figuresComparedPage = (read: CompareRead, { a, b }: Told, { measure, title, figures, inOneOnly }: FiguresCompared, today: CalendarDate) => {
  const settled = { asAt: a.asAt, knownAt: a.knownAt, asAtB: b.asAt, knownAtB: b.knownAt, measure };
  const differing = figures.filter((one) => one.a !== one.b);
  const listed = read.all ? figures : differing;
  const same = figures.length - differing.length;
  return {
    ...pageOf(read, [], today),
    compared: {
      title,
      sides: [
        { name: 'A', words: viewpointInWords(a), href: paths.measure(measure, { asAt: a.asAt, knownAt: a.knownAt }) },
        { name: 'B', words: viewpointInWords(b), href: paths.measure(measure, { asAt: b.asAt, knownAt: b.knownAt }) },
      ],
      summary: differing.length === 0
        ? `All ${counted(figures.length, 'figure is', 'figures are')} the same in both.`
        : `${counted(differing.length, 'figure differs', 'figures differ')}, and ${counted(same, 'is', 'are')} the same.`,
      meaning: 'What we learned is about the same day, from entries recorded late, corrected or struck out; what the world changed happened between the two days.',
      caption: read.all ? 'Every figure that both tell' : 'Figures that differ',
      rows: listed.slice(0, MOST).map((one) => rowOf(one, measure, { asAt: b.asAt, knownAt: b.knownAt })),
      more: moreOf(listed.length, inOneOnly),
      other: same === 0 ? undefined : {
        text: read.all ? 'Show only figures that differ' : 'Show figures that are the same too',
        href: paths.compare({ ...settled, all: read.all ? undefined : 'yes' }),
      },
      csv: paths.csv.comparedFigures(settled),
      permalink: paths.compare(settled),
    },
  };
};

const moreOf = (listed: number, inOneOnly: number): string =>
  [
    ...(listed > MOST ? [`The first ${number(MOST)} of ${number(listed)} are shown; the file has them all.`] : []),
    ...(inOneOnly > 0 ? [`${counted(inOneOnly, 'figure is', 'figures are')} of a month, a year or a record that only one of the answers tells of, and not compared.`] : []),
  ].join(' ');

const rowOf = ({ id, words, unit, a, b, parts }: FigureCompared, measure: string, at: { readonly asAt: CalendarDate; readonly knownAt: number }) => ({
  words,
  href: paths.figure(measure, id, at),
  a: valueShown({ value: a, unit }),
  b: valueShown({ value: b, unit }),
  change: a === null || b === null ? 'Not comparable' : changeInWords(Math.round((b - a) * 10) / 10, unit),
  learned: parts === null ? 'Not known' : changeInWords(parts.learned, unit),
  world: parts === null ? 'Not known' : changeInWords(parts.world, unit),
});
