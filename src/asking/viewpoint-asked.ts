import { calendarDate, type CalendarDate } from '../domain/calendar.js';
import type { EntryNumber, Instant } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Viewpoint } from '../../projections/viewpoint.js';

/** A viewpoint as a person, a script or a link gives it: a day, and a day, an instant or an entry number. */
export type ViewpointAsked = { readonly asAt?: string | undefined; readonly knownAt?: string | undefined };

/** What is wrong with a viewpoint, in words that say what to do. */
export class UnfitViewpoint extends Error {
  constructor(
    readonly field: 'asAt' | 'knownAt' | 'from' | 'to' | 'published' | 'population' | 'releasedBy',
    message: string,
  ) {
    super(message);
  }
}

/** A day or an instant of which only the ledger knows the last entry, while it is out of reach. */
export class ViewpointOutOfReach extends Error {
  readonly field = 'knownAt';

  constructor() {
    super('What was known on a day cannot be looked up while the ledger is out of reach: leave “As known at” empty for now, or give the number of an entry');
  }
}

/** Nobody looked after now was born before this; and records of the return begin on 14 October 1991 (rule 353). */
const FIRST_DAY = '1991-10-14';

/**
 * Settles a viewpoint once: a day or an instant becomes the number of the last entry recorded by then, so
 * that the same link gives the same answer for ever.
 */
export const settled = async (
  asked: ViewpointAsked, { ledger, seen, today }: Now,
): Promise<Viewpoint> => {
  const asAt = asked.asAt ? calendarDate(asked.asAt.trim()) : today;
  if (!asAt) throw new UnfitViewpoint('asAt', '“As at” must be a real date, like 2019-03-31');
  if (asAt < FIRST_DAY) throw new UnfitViewpoint('asAt', '“As at” must be the same as or after 14 October 1991, when records start');
  return { asAt, knownAt: await entryKnown(asked.knownAt?.trim(), { ledger, seen, today }) };
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

type Now = { readonly ledger: Pick<Ledger, 'numberAt'>; readonly seen: EntryNumber; readonly today: CalendarDate };

const entryKnown = async (text: string | undefined, { ledger, seen, today }: Now): Promise<EntryNumber> => {
  if (!text || text === 'now') return seen;
  if (/^\d{1,9}$/.test(text)) return entryNumbered(Number(text), seen);
  const date = calendarDate(text);
  if (date && date > today) throw new UnfitViewpoint('knownAt', '“As known at” must be today or in the past');
  if (date) return least(await ledger.numberAt(endOfDay(date)), seen);
  const instant = INSTANT.test(text) ? new Date(text) : undefined;
  if (!instant || Number.isNaN(instant.valueOf()))
    throw new UnfitViewpoint('knownAt', '“As known at” must be an entry number, a date like 2019-01-10, or an instant like 2019-01-10T09:00:00Z');
  return least(await ledger.numberAt(instant.toISOString() as Instant), seen);
};

const entryNumbered = (number: number, seen: EntryNumber): EntryNumber => {
  if (number > seen) throw new UnfitViewpoint('knownAt', `There is no entry ${number} yet: the last is ${seen}`);
  return number as EntryNumber;
};

const least = (a: EntryNumber, b: EntryNumber): EntryNumber => (a < b ? a : b);

/** The last instant of a civil day in London, which is an hour ahead of UTC in summer. */
export const endOfDay = (date: CalendarDate): Instant => {
  const end = new Date(`${date}T23:59:59.999Z`);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hour12: false }).format(end);
  return new Date(end.valueOf() - (hour === '23' ? 0 : 3_600_000)).toISOString() as Instant;
};
