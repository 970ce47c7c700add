import { dayNumber, dateOfDay, lastDayOf, monthOf, dayOfMonth, yearOf, type CalendarDate, type DayNumber } from '../../src/domain/calendar.js';
import { COMPARATORS, ENGLAND, seriesReference, type PublishedMeasure } from '../../src/domain/series/codes.js';
import type { Behind, Figure } from '../figure.js';
import type { Measure, MeasureAsked, Reader } from '../measure.js';
import { populationReleased } from './population.js';
import { comparators, releasedValues } from './series.projection.js';
import { releasedByDay, valueFor, type Vintage } from './vintages.js';

/** What is released of some areas, series by series, by a day. */
type Released = { readonly of: (measure: PublishedMeasure, area: string) => readonly Vintage[]; readonly by: DayNumber };

/** A rate per 10,000 in whole numbers, what it was divided by (under-18s, or neighbours that have a rate), and the series it comes from. */
type Rate = { readonly rate: number | null; readonly of?: number; readonly behind: readonly Behind[] };

/**
 * Children looked after per 10,000 under 18 on 31 March, in whole numbers: the released count × 10,000 ÷ the released mid-year
 * population of the June before, halves upwards, each by the latest release known; where either is not released, the rate as
 * released (DfE, children looked after in England: “rates have been rounded to the nearest whole number”). The released rate also
 * stands where the count is itself rounded, as regions' and England's are to ten: the department divides before it rounds.
 */
export const rateOfArea = ({ of, by }: Released, area: string, year: number): Rate => {
  const day = lastDayOf(year);
  const count = valueFor(of('cla', area), dayNumber(day), by);
  const population = populationReleased(of('pop', area), day, by);
  const behind = (measure: PublishedMeasure, adds: number): Behind => ({ kind: 'series', id: seriesReference(measure, area), adds });
  const released = valueFor(of('rate', area), dayNumber(day), by)?.tenths ?? null;
  const children = count?.tenths ?? null;
  if (children !== null && population?.midYear === year - 1 && !(count?.roundedTo && released !== null)) {
    const rate = Math.round((children * 1_000) / population.people);
    return { rate, of: population.people, behind: [behind('cla', rate), behind('pop', 0)] };
  }
  const rate = released === null ? null : Math.round(released / 10);
  return { rate, behind: rate === null ? [] : [behind('rate', rate)] };
};

/**
 * The mean of the statistical neighbours' rates, each in whole numbers as it is published, to a whole number, halves upwards; of
 * those that have a rate that year. The department's own local authority tool takes the plain mean; that whole rates go into it
 * is ours.
 */
export const meanOfNeighbours = (rates: readonly Rate[]): Rate => {
  const known = rates.flatMap(({ rate, behind }) => (rate === null ? [] : [{ rate, behind }]));
  if (known.length === 0) return { rate: null, behind: [] };
  const sum = known.reduce((all, { rate }) => all + rate, 0);
  return { rate: Math.round(sum / known.length), of: known.length, behind: known.flatMap(({ behind }) => behind) };
};

/**
 * Children looked after per 10,000 under 18, year by year, beside the region, the statistical neighbours and England: from what
 * was published, by the latest releases known at the entry asked from, and out by the day of release asked about where one is.
 * The areas compared with are those set for the day asked about, for every year alike, so that a line compares like with like.
 */
export const benchmarks: Measure = {
  name: 'benchmarks',
  title: 'Rates of children looked after beside the region, statistical neighbours and England',
  definitions: [
    { file: 'projections/series/benchmarks.measure.ts', names: ['benchmarks', 'rateOfArea', 'meanOfNeighbours'] },
    { file: 'projections/series/population.ts', names: ['populationReleased'] },
    { file: 'projections/series/vintages.ts', names: ['valueFor'] },
  ],
  figures: (read, asked) => {
    const { authority, viewpoint: { asAt, knownAt } } = asked;
    const day = dayNumber(asAt);
    const compared = read.of(comparators, [COMPARATORS], knownAt).filter(({ from, to }) => from <= day && day < to);
    const neighbours = compared.filter(({ role }) => role === 'neighbour').map(({ area }) => area);
    const region = compared.find(({ role }) => role === 'region')?.area;
    const areas = [authority, ...(region ? [region] : []), ...neighbours, ENGLAND];
    const released = releasedOf(read, areas, asked);
    return yearsReleased(released, areas, asAt).flatMap((year) => ofYear(released, { authority, region, neighbours }, year));
  },
};

const releasedOf = (read: Reader, areas: readonly string[], { viewpoint, releasedBy }: MeasureAsked): Released => {
  const wanted = areas.flatMap((area) => (['cla', 'pop', 'rate'] as const).map((measure) => seriesReference(measure, area)));
  const rows = new Map<string, Vintage[]>(wanted.map((subject) => [subject, []]));
  for (const row of read.of(releasedValues, wanted, viewpoint.knownAt)) rows.get(row.subject)?.push(row);
  return { of: (measure, area) => rows.get(seriesReference(measure, area)) ?? [], by: releasedByDay(releasedBy) };
};

/** The years, by their 31 March, of which anything was released by then, up to the day asked about. */
const yearsReleased = ({ of, by }: Released, areas: readonly string[], asAt: CalendarDate): readonly number[] => {
  const shown = areas.flatMap((area) => [...of('cla', area), ...of('rate', area)]).filter(({ released }) => released <= by);
  const days = [...new Set(shown.map(({ from }) => from))].filter((day) => day <= dayNumber(asAt)).map(dateOfDay);
  return days.filter((day) => monthOf(day) === 3 && dayOfMonth(day) === 31).map(yearOf).sort((a, b) => a - b);
};

type Compared = { readonly authority: string; readonly region: string | undefined; readonly neighbours: readonly string[] };

const ofYear = (released: Released, { authority, region, neighbours }: Compared, year: number): readonly Figure[] => {
  const mean = meanOfNeighbours(neighbours.map((area) => rateOfArea(released, area, year)));
  const set: Behind = { kind: 'series', id: COMPARATORS, adds: 0 };
  const figure = (who: string, inWords: string, { rate, of, behind }: Rate, more: readonly Behind[] = []): Figure => ({
    id: `benchmark.rate.${year}.${who}`,
    words: `Looked after per 10,000 under 18 on 31 March ${year}: ${inWords}`,
    value: rate,
    unit: 'per 10,000',
    ...(of === undefined ? {} : { of }),
    behind: [...behind, ...(behind.length > 0 ? more : [])],
  });
  const [has, all] = [mean.of ?? 0, neighbours.length];
  return [
    figure('authority', 'the authority', rateOfArea(released, authority, year)),
    figure('region', 'its region', region ? rateOfArea(released, region, year) : { rate: null, behind: [] }, [set]),
    figure('statisticalNeighbours', `mean of ${has < all ? `${has} of ${all}` : all} statistical neighbours`, mean, [set]),
    figure('england', 'England', rateOfArea(released, ENGLAND, year)),
  ];
};
