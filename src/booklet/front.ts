import type { CalendarDate } from '../domain/calendar.js';
import type { Instant } from '../domain/entry.js';
import { dayInWords } from '../words/wording.js';
import type { PrintedBooklet } from './printed-table.js';
import { SHORTHAND, type Mark } from './profiles.js';

/** What a booklet says of itself beside its numbers. */
export type Front = {
  /** When the entry it is known at was recorded; null before the first. */
  readonly recordedAt: Instant | null;
  /** By what release and by which definitions it was worked out. */
  readonly release: string;
  /** Its number, where it is a published edition. */
  readonly edition: number | null;
  readonly definitions: readonly FamilyDefined[];
};

export type FamilyDefined = { readonly name: string; readonly title: string; readonly definitions: readonly { readonly name: string; readonly text: string }[] };

/** A booklet and what it says of itself: all that a file of it is made from. */
export type Laid = { readonly booklet: PrintedBooklet; readonly front: Front };

export const titleOf = ({ booklet: { authorityName }, front: { edition } }: Laid): string =>
  `Sufficiency data booklet, ${authorityName}${edition === null ? '' : `, edition ${edition}`}`;

/** “As at 31 December 2018, as known at entry 18,204 (recorded 31 December 2018)”: on every page and sheet. */
export const viewpointOf = ({ booklet: { viewpoint: { asAt, knownAt } }, front: { recordedAt } }: Laid): string =>
  `As at ${dayInWords(asAt)}, as known at entry ${grouped(knownAt)}${recordedAt ? ` (recorded ${dayInWords(recordedAt.slice(0, 10) as CalendarDate)})` : ''}`;

const grouped = (number: number): string => String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What was done to small numbers, in a sentence. */
export const profileOf = ({ booklet: { profile } }: Laid): string => `Output profile: ${profile.name}. ${profile.words}`;

/** Name and value, for the cover. */
export const coverOf = (laid: Laid): readonly (readonly [string, string])[] => {
  const { booklet: { period, profile }, front } = laid;
  return [
    ['Told from', viewpointOf(laid)],
    ['Figures of a period', `${dayInWords(period.from)} to ${dayInWords(period.to)}`],
    ['Output profile', `${profile.name}. ${profile.words}`],
    ['Worked out by', `Placement Tracker, release ${front.release}`],
    ['Source', `The ledger of ${laid.booklet.authorityName}: every number is counted from its entries`],
  ];
};

export const shorthandOf = (marks: readonly Mark[]): readonly (readonly [string, string])[] => marks.map((mark) => [`[${mark}]`, SHORTHAND[mark]]);

export const allShorthand: readonly Mark[] = ['c', 'low', 'x', 'z'];
