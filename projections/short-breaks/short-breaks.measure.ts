import { dateOfDay, dayNumber } from '../../src/domain/calendar.js';
import { MOST_NIGHTS_AT_ONCE, MOST_NIGHTS_IN_TWELVE_MONTHS } from '../../src/domain/short-break/codes.js';
import { count, type Behind, type Figure } from '../figure.js';
import type { Measure, MeasureAsked, Reader } from '../measure.js';
import { registrations } from '../providers/providers.projection.js';
import { mostInTwelveMonths, nightsOf, within, yearBefore, type Nights, type StayRow } from './nights.js';
import { shortBreakAgreements, shortBreakStays } from './short-breaks.projection.js';
import { bedrooms, nightsFigure, occupancy, ownUnits } from './units.js';

/** Within so many nights of the limit is near it. Ours: no source says what is near. */
const NEAR = 5;

/**
 * Children against the limit of 75 days in any 12 months (Care Planning, Placement and Case Review (England) Regulations
 * 2010, regulation 48(2)(c)(iii)), by the most nights they took in any 12 months that end in the period: over it, and within
 * 5 nights of it or at it. A stay of more than 17 nights counts where it touches the period, whole.
 */
export const againstTheLimits = (taken: readonly StayRow[], period: Nights): readonly Figure[] => {
  const children = [...new Set(taken.map(({ subject }) => subject))];
  const most = children
    .map((child) => ({ child, nights: mostInTwelveMonths(taken.filter(({ subject }) => subject === child), period) }))
    .filter(({ nights }) => nights > 0);
  const over = most.filter(({ nights }) => nights > MOST_NIGHTS_IN_TWELVE_MONTHS);
  const near = most.filter(({ nights }) => nights <= MOST_NIGHTS_IN_TWELVE_MONTHS && nights >= MOST_NIGHTS_IN_TWELVE_MONTHS - NEAR);
  const [top] = [...most].sort((a, b) => b.nights - a.nights);
  const long = taken.filter((stay) => nightsOf([stay]) > MOST_NIGHTS_AT_ONCE && within([stay], period).length > 0);
  return [
    count('shortBreaks.over75', 'Children over 75 nights in 12 months', 'children', ofChildren(over)),
    count('shortBreaks.near75', 'Children within 5 nights of 75 in 12 months', 'children', ofChildren(near)),
    {
      id: 'shortBreaks.mostNights', words: 'Most nights of one child in 12 months', unit: 'nights', value: top?.nights ?? null,
      behind: top ? [{ kind: 'short-break', id: top.child, adds: top.nights }] : [],
    },
    count('shortBreaks.over17', 'Stays of more than 17 nights', 'stays', ofStays(long)),
  ];
};

const ofChildren = (some: readonly { readonly child: string }[]): readonly Behind[] =>
  some.map(({ child }) => ({ kind: 'short-break', id: child }));
const ofStays = (stays: readonly StayRow[]): readonly Behind[] => stays.map(({ subject }) => ({ kind: 'short-break', id: subject }));
const eachOnce = (rows: readonly { readonly subject: string }[]): readonly Behind[] =>
  [...new Set(rows.map(({ subject }) => subject))].map((id) => ({ kind: 'short-break', id }));

/**
 * Stays in the period: taken where a night of it was stayed and told, whichever unit it was in. Those booked are such as
 * were neither called off nor told as taken; a stay called off counts in the period in which it would have begun.
 */
export const staysInPeriod = (stays: readonly StayRow[], period: Nights): readonly Figure[] => {
  const of = (state: string) => within(stays.filter((stay) => stay.state === state), period);
  const [taken, booked] = [of('taken'), of('booked')];
  const cancelled = stays.filter(({ state, from }) => state === 'cancelled' && from >= period.from && from < period.to);
  return [
    count('shortBreaks.children', 'Children who had short breaks', 'children', eachOnce(taken)),
    count('shortBreaks.stays', 'Stays taken', 'stays', ofStays(taken)),
    nightsFigure('shortBreaks.nights', 'Nights taken', taken),
    nightsFigure('shortBreaks.nights.booked', 'Nights booked, not yet told as taken', booked),
    count('shortBreaks.cancelled', 'Booked stays cancelled', 'stays', ofStays(cancelled)),
  ];
};

/** On the day: children with an allocation in force and the nights a year it comes to, and children away on the night. */
const onTheDay = (read: Reader, { viewpoint }: MeasureAsked): readonly Figure[] => {
  const agreed = read.at(shortBreakAgreements, viewpoint);
  const away = read.at(shortBreakStays, viewpoint).filter(({ state }) => state !== 'cancelled');
  return [
    count('shortBreaks.agreed', 'Children with short breaks agreed', 'children', eachOnce(agreed)),
    {
      id: 'shortBreaks.agreed.nights', words: 'Nights a year agreed', unit: 'nights',
      value: agreed.reduce((sum, { nightsAYear }) => sum + nightsAYear, 0),
      behind: agreed.map(({ subject, nightsAYear }) => ({ kind: 'short-break', id: subject, adds: nightsAYear })),
    },
    count('shortBreaks.away', 'Children on a short break that night, or booked to be', 'children', eachOnce(away)),
  ];
};

/**
 * Short breaks, from the records of stays. They are in no count of children in care: neither these, nor what the return
 * tells under legal status V3 or V4, which the headline leaves out.
 */
export const shortBreaksMeasure: Measure = {
  name: 'short-breaks',
  title: 'Short breaks',
  definitions: [
    { file: 'projections/short-breaks/short-breaks.measure.ts', names: ['shortBreaksMeasure', 'staysInPeriod', 'againstTheLimits'] },
    { file: 'projections/short-breaks/units.ts', names: ['ownUnits', 'bedrooms', 'occupancy'] },
    { file: 'projections/short-breaks/nights.ts', names: ['mostInTwelveMonths'] },
  ],
  figures: (read, asked) => {
    const { viewpoint, first, last } = asked;
    const [period, days] = [{ from: dayNumber(first), to: dayNumber(last) + 1 }, { last, knownAt: viewpoint.knownAt }];
    const stays = read.during(shortBreakStays, { ...days, first: dateOfDay(yearBefore(period.from)) });
    const taken = stays.filter(({ state }) => state === 'taken');
    return [
      ...bedrooms(ownUnits(read.at(registrations, viewpoint))),
      ...onTheDay(read, asked),
      ...staysInPeriod(stays, period),
      ...occupancy(ownUnits(read.during(registrations, { ...days, first })), taken, period),
      ...againstTheLimits(taken, period),
    ];
  },
};
