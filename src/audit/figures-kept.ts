import { collectionYearOf, firstDayOf, plusDays, plusMonths, type CalendarDate } from '../domain/calendar.js';
import type { EntryNumber } from '../domain/entry.js';
import type { Figure } from '../../projections/figure.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import type { Asking } from '../asking/asking.js';
import { editionsIn } from '../asking/editions-told.js';
import { everyMeasure } from '../asking/every-measure.js';

/** Every figure of an authority from some viewpoints, by viewpoint and id, as they were told. */
export type FiguresKept = {
  readonly authority: string;
  readonly viewpoints: readonly { readonly asAt: CalendarDate; readonly knownAt: EntryNumber; readonly figures: Readonly<Record<string, Figure['value']>> }[];
};

/** A figure that is told otherwise than it was; null where it was not, or is not, told. */
export type FigureChanged = {
  readonly asAt: CalendarDate;
  readonly knownAt: number;
  readonly figure: string;
  readonly was: Figure['value'];
  readonly is: Figure['value'];
};

/** Month ends looked back to, besides the evenings of published editions. */
const MONTHS = 12;

/** From where it is looked: the day itself, the ends of the months before it, and each published evening as it was known. */
const viewpointsOf = async (asking: Asking, authority: string, today: CalendarDate) => {
  const months = Array.from({ length: MONTHS }, (_, back) => plusDays(plusMonths(`${today.slice(0, 7)}-01` as CalendarDate, -back), -1));
  const editions = await editionsIn(asking.ledger, authority);
  return [
    ...[today, ...months].map((asAt) => ({ asAt, knownAt: asking.seen })),
    ...editions.map(({ asAt, knownAt }) => ({ asAt, knownAt })),
  ];
};

/** Tells every figure from there: what a rebuild, or another release, should tell the same. */
export const figuresNow = async (asking: Asking, authority: string, today: CalendarDate): Promise<FiguresKept> =>
  figuresFrom(asking, authority, await viewpointsOf(asking, authority, today));

/** The same figures, told again from the viewpoints of those that were kept. */
export const figuresAgain = (asking: Asking, kept: FiguresKept): Promise<FiguresKept> => figuresFrom(asking, kept.authority, kept.viewpoints);

const figuresFrom = async (
  asking: Asking, authority: string, viewpoints: readonly Viewpoint[],
): Promise<FiguresKept> => {
  const told = [];
  for (const { asAt, knownAt } of viewpoints) {
    const about = { viewpoint: { asAt, knownAt }, authority, first: firstDayOf(collectionYearOf(asAt)), last: asAt, population: null, releasedBy: null };
    const families = await everyMeasure((of, work) => asking.answer(of, work), about);
    const figures = families.flatMap(({ measure, figures: own }) => own.map(({ id, value }) => [`${measure} ${id}`, value] as const));
    told.push({ asAt, knownAt, figures: Object.fromEntries(figures) });
  }
  return { authority, viewpoints: told };
};

/** Every figure that is told otherwise, viewpoint by viewpoint. */
export const figuresChanged = (before: FiguresKept, after: FiguresKept): readonly FigureChanged[] =>
  before.viewpoints.flatMap(({ asAt, knownAt, figures }, place) => {
    const now = after.viewpoints[place]?.figures ?? {};
    return [...new Set([...Object.keys(figures), ...Object.keys(now)])].flatMap((figure) => {
      const [was, is] = [figures[figure] ?? null, now[figure] ?? null];
      return was === is ? [] : [{ asAt, knownAt, figure, was, is }];
    });
  });

/** How many figures were compared. */
export const figuresIn = ({ viewpoints }: FiguresKept): number => viewpoints.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0);
