import type { Entry } from '../entry.js';
import type { ProviderCommand } from './commands.js';
import type { ProviderFact } from './events.js';
import { registrationOf, type Registration } from './evolve.js';
import { corrected, recorded, sourceOf, stateOn, type RegisterDays, type RegisterRow, type Standing } from './register-told.js';

const SAYING = { active: 'RegistrationRestored', suspended: 'RegistrationSuspended' } as const;

/**
 * What is to be recorded so that a registration is suspended or active on the register's day as the row says. Where a later
 * register had said so, it was so by this day already; where a later one said otherwise, that holds from its own day.
 */
export const statusCommands = (
  standing: Standing, status: Registration['status'], { row, status: told }: RegisterRow, { asAt, later }: RegisterDays,
): readonly ProviderCommand[] => {
  if (told === status) return [];
  const fact = { type: SAYING[told], effectiveOn: asAt, source: sourceOf(asAt, row) } as const;
  const next = standing.find((entry) => saysStatus(entry) && entry.event.effectiveOn > asAt);
  const toldLater = next?.event.type === fact.type && next.event.source !== undefined;
  if (toldLater && !(later && later < next.event.effectiveOn)) return [corrected(next, fact)];
  const then = later ? registrationOf(stateOn(standing, later)) : undefined;
  const meanwhile = next !== undefined && later !== undefined && next.event.effectiveOn <= later;
  if (!then || !later || meanwhile || then.status === told) return [recorded(fact)];
  const restated = { type: SAYING[then.status], effectiveOn: later, source: sourceOf(later, 0) } as const;
  // Only what is suspended can be restored, so a suspension is recorded first.
  return told === 'suspended' ? [recorded(fact), recorded(restated)] : [recorded(restated), recorded(fact)];
};

const saysStatus = ({ event }: Entry<ProviderFact>): boolean =>
  event.type === SAYING.active || event.type === SAYING.suspended || event.type === 'RegistrationEnded';
