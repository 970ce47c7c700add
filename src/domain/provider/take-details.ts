import type { CalendarDate } from '../calendar.js';
import type { Entry } from '../entry.js';
import { same } from '../sameness.js';
import type { ProviderCommand } from './commands.js';
import type { ProviderDetails, ProviderDetailsChanged, ProviderFact, ProviderIdentity, ProviderRegistered } from './events.js';
import { registrationOf, type Registration } from './evolve.js';
import { corrected, recorded, sourceOf, stateOn, type RegisterDays, type RegisterRow, type Standing } from './register-told.js';

type Governing = Entry<ProviderRegistered | ProviderDetailsChanged>;

/**
 * What is to be recorded so that a registration's details are as the row says from the register's day on. What a register
 * says first is taken to have been so from the beginning, for want of better; where an earlier register then turns up, its
 * word is put in that place, and what the later one said is recorded on its own day.
 */
export const detailsCommands = (
  standing: Standing, now: Registration, row: RegisterRow, { asAt, earlier, later }: RegisterDays,
): readonly ProviderCommand[] => {
  const governing = standing.findLast((entry): entry is Governing => givesDetails(entry) && entry.event.effectiveOn <= asAt);
  const details = merged(now.details, row.details);
  const identity = identityTold(standing, row, asAt);
  if (!governing || (same(details, now.details) && !identity)) return [];
  const toldBy = governing.event.source?.asAt;
  const told = { details, ...(identity ? { identity } : {}), source: sourceOf(asAt, row.row) };
  const fact: ProviderFact = { type: 'ProviderDetailsChanged', effectiveOn: asAt, ...told };
  const standsForTheBeginning = toldBy !== undefined && (toldBy === asAt || (toldBy > asAt && earlier === undefined));
  if (!standsForTheBeginning) return [recorded(fact), ...restated(standing, governing, asAt, later)];
  const { type, effectiveOn } = governing.event;
  const right: ProviderFact = { ...governing.event, ...told, type, effectiveOn };
  return [corrected(governing, right), ...(toldBy > asAt ? restated(standing, governing, asAt, later) : [])];
};

const givesDetails = (entry: Entry<ProviderFact>): entry is Governing =>
  entry.event.type === 'ProviderRegistered' || entry.event.type === 'ProviderDetailsChanged';

/** What a fact said, recorded again on the day of the later register that said it; unless something is recorded meanwhile. */
const restated = (
  standing: Standing, { event }: Governing, asAt: CalendarDate, later: CalendarDate | undefined,
): readonly ProviderCommand[] => {
  if (later === undefined || !registrationOf(stateOn(standing, later))) return [];
  const meanwhile = standing.some((entry) => givesDetails(entry) && entry.event.effectiveOn > asAt && entry.event.effectiveOn <= later);
  if (meanwhile) return [];
  const { details, identity } = event;
  return [recorded({
    type: 'ProviderDetailsChanged', effectiveOn: later, details, ...(identity ? { identity } : {}),
    source: sourceOf(later, event.source?.row ?? 0),
  })];
};

/** In the columns a register has its word is taken, blanks included; what it has no column for stays as it was. */
const merged = (now: ProviderDetails, told: RegisterRow['details']): ProviderDetails => presentOnly({ ...now, ...told });

export const presentOnly = (details: RegisterRow['details']): ProviderDetails =>
  Object.fromEntries(Object.entries<unknown>(details).filter(([, value]) => value !== undefined)) as ProviderDetails;

/** The name and address as the register has them, where it shows others than were last told; what is redacted tells nothing. */
const identityTold = (standing: Standing, { identity }: RegisterRow, asAt: CalendarDate): ProviderIdentity | undefined => {
  if (!identity) return undefined;
  const before = standing.reduce<ProviderIdentity>(
    (known, entry) => (givesDetails(entry) && entry.event.effectiveOn <= asAt ? { ...known, ...entry.event.identity } : known), {},
  );
  const now = { ...before, ...identity };
  return same(now, before) ? undefined : now;
};
