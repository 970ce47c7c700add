import { dateOfDay, dayNumber, firstDayOf, lastDayOf, type CalendarDate } from '../domain/calendar.js';
import { COMPARATORS, ENGLAND, seriesReference } from '../domain/series/codes.js';
import type { SeriesDescribed, SeriesFact } from '../domain/series/events.js';
import { inCareOn } from './balance.js';
import { OWN_AUTHORITY } from './locations.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import { BROUGHT_IN, instantOn } from './supply-recorded.js';

/** An area whose counts and populations are released, and the rates they come to. */
type Area = Pick<SeriesDescribed, 'area' | 'areaKind' | 'areaName'> & {
  /** Under-18s in the first mid-year, and by how many there are more each year after. */
  readonly people: number;
  readonly more: number;
  /** Of whose printed rates its own are made, and by how much they lie above or below. */
  readonly rates: keyof typeof LAST_RATES;
  readonly apart?: number;
  readonly roundedTo?: number;
};

/** The last year is ours: its release was out by the evening, and the strategy does not print it. */
const [FIRST, LAST] = [2011, 2018];
const LAST_RATES = { rotherham: 111, yorkshireAndHumber: 69, statisticalNeighbours: 87, england: 64 } as const;
const YEARS = Array.from({ length: LAST - FIRST + 1 }, (_, place) => FIRST + place);
const PUBLISHER = 'Made up: counts and populations that come to the rates printed in the strategy 2019–2022';
const REGION = 'E12000003';

const OWN: Area = { area: OWN_AUTHORITY, areaKind: 'authority', areaName: 'The demonstration authority', people: 55_700, more: 150, rates: 'rotherham' };

/** Ten neighbours that are no real authority; their rates lie about the mean, and what they lie apart adds up to nought. */
const NEIGHBOURS: readonly Area[] = [-19, -12, -8, -4, -1, 1, 4, 8, 12, 19].map((apart, place) => ({
  area: `SN${String(place + 1).padStart(2, '0')}`, areaKind: 'authority', areaName: `Statistical neighbour ${place + 1}`,
  people: 41_200 + 4_700 * place, more: 90, rates: 'statisticalNeighbours', apart,
}));

const OTHERS: readonly Area[] = [
  { area: REGION, areaKind: 'region', areaName: 'Yorkshire and The Humber', people: 1_139_400, more: 3_200, rates: 'yorkshireAndHumber', roundedTo: 10 },
  ...NEIGHBOURS,
  { area: ENGLAND, areaKind: 'country', areaName: 'England', people: 11_245_300, more: 88_400, rates: 'england', roundedTo: 10 },
];

/** What a release said of the authority at first, by how much that was too high or low, and which release put it right. */
const REVISED: readonly { readonly measure: 'cla' | 'pop'; readonly year: number; readonly by: number; readonly in: number }[] = [
  { measure: 'cla', year: 2015, by: 2, in: 2018 },
  { measure: 'pop', year: 2016, by: -140, in: 2017 },
  { measure: 'cla', year: 2017, by: -6, in: 2018 },
];

/**
 * Published rates of children looked after, 2011 to 2018: counts and populations that come to the printed rates, and what each
 * release said at first where a later one revised it. Each is known from the day after its release; those of before the tracker
 * came in with it.
 */
export const benchmarksPlanned = (margins: Margins): readonly Planned[] => [
  known(FIRST, COMPARATORS, { type: 'ComparatorsSet', effectiveOn: firstDayOf(FIRST), region: REGION, neighbours: NEIGHBOURS.map(({ area }) => area) }),
  ...[OWN, ...OTHERS].flatMap(({ area, areaKind, areaName }) =>
    (['cla', 'pop'] as const).map((measure) =>
      known(FIRST, seriesReference(measure, area), {
        type: 'SeriesDescribed', effectiveOn: midYearOf(FIRST), measure, area, areaKind, ...(areaName ? { areaName } : {}), publisher: PUBLISHER,
      }))),
  ...YEARS.flatMap((year) => releaseOf(margins, year)),
];

/** 30 June of the year before: the mid-year that the rate of a year rests on. */
const midYearOf = (year: number): CalendarDate => `${year - 1}-06-30` as CalendarDate;

/** Each year's release: that year's values, and the values of years before that it revises. */
const releaseOf = (margins: Margins, year: number): readonly Planned[] => [
  ...OTHERS.flatMap((area) => (['cla', 'pop'] as const).map((measure) => shown(year, area, measure, year, valueOf(margins, area, measure, year)))),
  ...(['cla', 'pop'] as const).map((measure) => {
    const off = REVISED.find((one) => one.measure === measure && one.year === year)?.by ?? 0;
    return shown(year, OWN, measure, year, valueOf(margins, OWN, measure, year) + off);
  }),
  ...REVISED.filter((one) => one.in === year).map((one) => shown(year, OWN, one.measure, one.year, valueOf(margins, OWN, one.measure, one.year))),
];

const shown = (release: number, { area, roundedTo }: Area, measure: 'cla' | 'pop', year: number, value: number): Planned =>
  known(release, seriesReference(measure, area), {
    type: 'ValueReleased', effectiveOn: measure === 'cla' ? lastDayOf(year) : midYearOf(year), released: dateOfDay(releasedOn(release)),
    release: String(release), tenths: value * 10, ...(roundedTo === undefined ? {} : { roundedTo }),
  });

const valueOf = (margins: Margins, area: Area, measure: 'cla' | 'pop', year: number): number => {
  const people = area.people + area.more * (year - FIRST);
  if (measure === 'pop') return people;
  const rate = (year === LAST ? LAST_RATES[area.rates] : margins.of(`benchmark.rate.${year}.${area.rates}`)) + (area.apart ?? 0);
  if (area === OWN) return nearest(inCareOn(margins, dayNumber(lastDayOf(year))), rate, people);
  const to = area.roundedTo ?? 1;
  return Math.round((rate * people) / 10_000 / to) * to;
};

/** The count nearest to those in care on the day by the ledger that comes to the rate. */
const nearest = (inCare: number, rate: number, people: number): number => {
  for (let off = 0; off < 100; off += 1)
    for (const count of [inCare - off, inCare + off]) if (Math.round((count * 10_000) / people) === rate) return count;
  throw new Error(`No count about ${inCare} of ${people} comes to ${rate} per 10,000.`);
};

/** The Thursday on or after 15 November; 1 January 1970 was a Thursday. */
const releasedOn = (year: number): number => {
  const mid = dayNumber(`${year}-11-15` as CalendarDate);
  return mid + ((7 - (mid % 7)) % 7);
};

/** Recorded on the morning after the release. */
const known = (release: number, id: string, fact: SeriesFact): Planned => {
  const at = instantOn(releasedOn(release) + 1, 30);
  return { recordedAt: at > BROUGHT_IN ? at : BROUGHT_IN, kind: 'series', id, by: 'performance team', says: { verb: 'record', fact } };
};
