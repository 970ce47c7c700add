import { dateOfDay, dayNumber, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import { exitThemes } from '../../src/domain/carer/codes.js';
import type { Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import type { carerHappenings, carerStages } from './carers.projection.js';
import { inId, namedIn, onceEach, ownOnly, type Approval, type Period } from './own-households.js';

type Happening = Told<typeof carerHappenings>;

const STAGES = {
  enquiry: 'Households that have enquired', application: 'Households that have applied',
  assessment: 'Households being assessed', panel: 'Households seen by the panel, not yet approved',
} as const;

/**
 * Households on the way to an approval on a day, by the stage they have come to. Those approved already and on the way to
 * another approval (a connected person temporarily approved, a household leaving an agency) are among them.
 */
export const awaiting = (rows: readonly Told<typeof carerStages>[]): readonly Figure[] =>
  Object.entries(STAGES).map(([stage, words]) =>
    namedIn(`carers.awaiting.${stage}`, words, 'households',
      rows.filter((row) => row.stage === stage).map(({ subject }) => subject)));

/**
 * Reviews overdue on a day: own households approved or last reviewed more than a year before it. The Fostering Services
 * (England) Regulations 2011, regulation 28(2), in our words: approval is reviewed within a year of being given, and after
 * that as often as is necessary, with no more than a year between reviews.
 * So a review is due by the same day of the next year (29 February: 1 March) and overdue from the day after. Reviews of
 * an earlier time as carers do not count.
 */
export const reviewsOverdue = (rows: readonly Approval[], happenings: readonly Happening[], asAt: CalendarDate): Figure => {
  const reviews = happenings.filter(({ kind, from }) => kind === 'review' && from <= dayNumber(asAt));
  const latest = new Map<string, number>();
  for (const { subject, from } of reviews) latest.set(subject, Math.max(from, latest.get(subject) ?? from));
  const overdue = ownOnly(rows).filter(({ subject, approvedOn }) => {
    const since = Math.max(approvedOn, latest.get(subject) ?? approvedOn);
    return plusYears(dateOfDay(since), 1) < asAt;
  });
  return namedIn('carers.reviews.overdue', 'Own households whose yearly review is overdue', 'households',
    overdue.map(({ subject }) => subject));
};

/** Own households on a day about somebody in which an allegation was raised and not yet concluded, each once. */
export const allegationsOpen = (rows: readonly Approval[], happenings: readonly Happening[], asAt: CalendarDate): Figure => {
  const day = dayNumber(asAt);
  const open = happenings.filter(({ kind, from, to }) => kind === 'allegation' && from <= day && day < to);
  const about = new Set(open.map(({ subject }) => subject));
  return namedIn('carers.allegations.open', 'Own households with an allegation not yet concluded', 'households',
    ownOnly(rows).map(({ subject }) => subject).filter((household) => about.has(household)));
};

/**
 * What households that left spoke of, by theme: exit interviews held in the period, each household once in a theme. One
 * that names several themes stands in each, so they add up to more. Whichever service had approved it.
 */
export const exitInterviews = (happenings: readonly Happening[], { first, last }: Period): readonly Figure[] => {
  const held = happenings.filter(
    ({ kind, from }) => kind === 'exit-interview' && from >= dayNumber(first) && from <= dayNumber(last));
  const householdsOf = (interviews: readonly Happening[]) => onceEach(interviews.map(({ subject }) => subject));
  return [
    namedIn('carers.exitInterviews', 'Households that told in the period why they left', 'households', householdsOf(held)),
    ...Object.entries(exitThemes).map(([theme, { words }]) =>
      namedIn(`carers.exitInterviews.${inId(theme)}`, `Spoke of: ${words}`, 'households',
        householdsOf(held.filter(({ detail }) => detail?.split(' ').includes(theme))))),
  ];
};
