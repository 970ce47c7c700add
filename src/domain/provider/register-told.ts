import type { CalendarDate } from '../calendar.js';
import type { Entry, EntryStruckOut } from '../entry.js';
import type { ProviderCommand } from './commands.js';
import type { ProviderDetails, ProviderFact, ProviderIdentity, ProviderInspected, RegisterSource } from './events.js';
import { evolve, nothingRecorded, type ProviderState, type Registration } from './evolve.js';

/** What a published register says of one provider on the day it tells of. */
export type RegisterRow = {
  readonly row: number;
  readonly urn: string;
  readonly registeredOn: CalendarDate;
  readonly status: Registration['status'];
  /** A member that is undefined stands for a blank cell; one that is not there, for a column the register does not have. */
  readonly details: { readonly [Member in keyof ProviderDetails]?: ProviderDetails[Member] | undefined } & Pick<ProviderDetails, 'provision'>;
  /** What is not redacted of it. */
  readonly identity?: ProviderIdentity;
  readonly inspection?: Omit<ProviderInspected, 'type' | 'corrects' | 'source'>;
};

/** The day a register tells of, and the nearest days before and after it that registers already taken in tell of. */
export type RegisterDays = {
  readonly asAt: CalendarDate;
  readonly earlier: CalendarDate | undefined;
  readonly later: CalendarDate | undefined;
};

/** What a register says that does not agree with what is recorded, and was left as it is. */
export type RegisterRemark =
  | { readonly code: 'registration-date-differs'; readonly recorded: CalendarDate; readonly told: CalendarDate }
  | { readonly code: 'ended-but-in-register'; readonly endedOn: CalendarDate }
  | { readonly code: 'missing-between-registers' }
  | { readonly code: 'inspection-differs'; readonly on: CalendarDate };

export type TakenIn = { readonly commands: readonly ProviderCommand[]; readonly remarks: readonly RegisterRemark[] };

export type ProviderHistory = readonly Entry<ProviderFact | EntryStruckOut>[];

/** The facts that still stand, in effect order. */
export type Standing = readonly Entry<ProviderFact>[];

/** What the facts that had taken effect by a day add up to. */
export const stateOn = (standing: Standing, day: CalendarDate): ProviderState =>
  standing.filter(({ event }) => event.effectiveOn <= day).reduce((state, { event }) => evolve(state, event), nothingRecorded);

export const sourceOf = (asAt: CalendarDate, row: number): RegisterSource => ({ register: 'ofsted', asAt, row });

export const recorded = (fact: ProviderFact): ProviderCommand => ({ type: 'Record', fact });

export const corrected = (entry: Entry<ProviderFact>, fact: ProviderFact): ProviderCommand => ({
  type: 'Correct', entry: entry.id, fact, reason: 'facts-were-wrong',
});
