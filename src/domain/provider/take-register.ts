import type { CalendarDate } from '../calendar.js';
import { inEffectOrder, type Entry } from '../entry.js';
import type { ProviderCommand } from './commands.js';
import type { ProviderFact, RegistrationEnded } from './events.js';
import { registrationOf, type Registration } from './evolve.js';
import {
  corrected, recorded, sourceOf, stateOn, type ProviderHistory, type RegisterDays, type RegisterRow, type Standing, type TakenIn,
} from './register-told.js';
import { detailsCommands, presentOnly } from './take-details.js';
import { takeInspection } from './take-inspection.js';
import { statusCommands } from './take-status.js';

type EndEntry = Entry<RegistrationEnded>;

const NOTHING: TakenIn = { commands: [], remarks: [] };

/**
 * What is to be recorded of a provider so that on the day a register tells of all is as it says. A register tells only that
 * something had changed by its day, so the change is recorded on that day. Where a later register was taken in before, what
 * that one said still holds from its own day on: in whatever order registers come, they make one timeline.
 */
export const takeRow = (history: ProviderHistory, row: RegisterRow, days: RegisterDays): TakenIn => {
  const standing = inEffectOrder<ProviderFact>(history);
  const registration = takeRegistration(standing, row, days);
  const inspection = takeInspection(standing, row, days);
  return {
    commands: [...inspection.commands, ...registration.commands],
    remarks: [...registration.remarks, ...inspection.remarks],
  };
};

/**
 * What is to be recorded of a provider that a register does not have: it was no longer registered, where an earlier register
 * had it. Where a later register has it, registered since before, it was only left out.
 */
export const takeAbsence = (history: ProviderHistory, { asAt, later }: RegisterDays): TakenIn => {
  const standing = inEffectOrder<ProviderFact>(history);
  const was = registrationOf(stateOn(standing, asAt));
  const toldBefore = standing.some(({ event }) => event.source !== undefined && event.source.asAt < asAt);
  if (!was || !toldBefore) return NOTHING;
  const still = later ? registrationOf(stateOn(standing, later)) : undefined;
  if (still && still.registeredOn <= asAt) return { commands: [], remarks: [{ code: 'missing-between-registers' }] };
  const ended = standing.find((entry): entry is EndEntry => entry.event.type === 'RegistrationEnded' && entry.event.effectiveOn > asAt);
  if (!ended) return { commands: [recorded(endedBy(asAt))], remarks: [] };
  return ended.event.why === 'no-longer-in-register' ? { commands: [corrected(ended, endedBy(asAt))], remarks: [] } : NOTHING;
};

/** The days that the registers tell of from which entries were taken. */
export const registersIn = (history: ProviderHistory): readonly CalendarDate[] =>
  history.flatMap(({ event }) => (event.type !== 'EntryStruckOut' && event.source ? [event.source.asAt] : []));

const endedBy = (asAt: CalendarDate): ProviderFact => ({
  type: 'RegistrationEnded', effectiveOn: asAt, why: 'no-longer-in-register', source: sourceOf(asAt, 0),
});

const takeRegistration = (standing: Standing, row: RegisterRow, days: RegisterDays): TakenIn => {
  const { registrations } = stateOn(standing, days.asAt);
  const last = registrations.at(-1);
  if (!last) return takeFirst(standing, row, days);
  if (last.to === null) return takeAgain(standing, last, row, days);
  if (row.registeredOn >= last.to) return { commands: registered(standing, row, days), remarks: [] };
  if (last.endWhy !== 'no-longer-in-register') return { commands: [], remarks: [{ code: 'ended-but-in-register', endedOn: last.to }] };
  return takeBack(standing, row, days);
};

const takeFirst = (standing: Standing, row: RegisterRow, days: RegisterDays): TakenIn => {
  const after = standing.find(({ event }) => event.type === 'ProviderRegistered');
  if (!after) return { commands: registered(standing, row, days), remarks: [] };
  return differing(after.event.effectiveOn, row);
};

const differing = (on: CalendarDate, { registeredOn }: RegisterRow): TakenIn => ({
  commands: [], remarks: [{ code: 'registration-date-differs', recorded: on, told: registeredOn }],
});

/** A registration not known of before, ended again where a later register does not have it. */
const registered = (standing: Standing, row: RegisterRow, days: RegisterDays): readonly ProviderCommand[] => {
  const { registeredOn, urn, details, identity, status } = row;
  const fact: ProviderFact = {
    type: 'ProviderRegistered', effectiveOn: registeredOn, urn, details: presentOnly(details), ...(identity ? { identity } : {}),
    source: sourceOf(days.asAt, row.row),
  };
  const suspended = status === 'suspended' ? statusCommands(standing, 'active', row, { ...days, later: undefined }) : [];
  return [recorded(fact), ...suspended, ...endedLater(standing, days)];
};

const endedLater = (standing: Standing, { later }: RegisterDays): readonly ProviderCommand[] =>
  later && !registrationOf(stateOn(standing, later)) ? [recorded(endedBy(later))] : [];

const takeAgain = (standing: Standing, now: Registration, row: RegisterRow, days: RegisterDays): TakenIn => ({
  commands: [...detailsCommands(standing, now, row, days), ...statusCommands(standing, now.status, row, days)],
  remarks: now.registeredOn === row.registeredOn ? [] : differing(now.registeredOn, row).remarks,
});

/** Back in the register and registered since before it was missing from one: it had been registered all along. */
const takeBack = (standing: Standing, row: RegisterRow, days: RegisterDays): TakenIn => {
  const ended = standing.findLast((entry): entry is EndEntry => entry.event.type === 'RegistrationEnded' && entry.event.effectiveOn <= days.asAt);
  const without = standing.filter((entry) => entry !== ended);
  const now = registrationOf(stateOn(without, days.asAt));
  if (!ended || !now) return NOTHING;
  const again = takeAgain(without, now, row, { ...days, later: registrationOf(stateOn(standing, days.later ?? days.asAt)) ? days.later : undefined });
  const strike = { type: 'StrikeOut', entry: ended.id, reason: 'facts-were-wrong' } as const;
  return { commands: [strike, ...again.commands, ...endedLater(standing, days)], remarks: again.remarks };
};
