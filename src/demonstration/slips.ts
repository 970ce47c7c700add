import { dateOfDay, dayNumber, type DayNumber } from '../domain/calendar.js';
import type { ChildFact } from '../domain/child/events.js';
import type { StrikeReason } from '../domain/entry.js';
import type { Chance } from '../example/random.js';
import { CAME_INTO_USE, LAST_RECORDED, rightBy, working, type Printed } from './recording-days.js';

/** What was recorded first, wrongly, and the day on which it was put right. */
export type Slip = { readonly wrong: ChildFact; readonly rightOn: DayNumber };

/** About this share of what was recorded was recorded wrong at first. */
const SHARE = 0.035;

/** How a fact was recorded wrong at first, where it was: found weeks later mostly, and always before anything was printed of it. */
export const slipOf = (chance: Chance, printed: readonly Printed[], fact: ChildFact, recorded: DayNumber, next: DayNumber): Slip | undefined => {
  if (recorded <= CAME_INTO_USE || !chance.yes(SHARE)) return undefined;
  const wrong = wrongly(chance, fact, Math.min(next, recorded + 1));
  const rightOn = putRight(chance, printed, recorded);
  return wrong === undefined || rightOn === undefined ? undefined : { wrong, rightOn };
};

/** A day after it was recorded and before it had to be right; undefined where there is none. */
export const putRight = (chance: Chance, printed: readonly Printed[], recorded: DayNumber): DayNumber | undefined => {
  const found = working(recorded + chance.spread([1, 4, 13, 35, 95]));
  const on = Math.min(found, rightBy(printed, recorded), LAST_RECORDED);
  return on > recorded ? on : undefined;
};

const wrongly = (chance: Chance, fact: ChildFact, next: DayNumber): ChildFact | undefined => {
  switch (fact.type) {
    case 'ParticularsRecorded':
      return chance.yes(0.5) ? { ...fact, ethnicity: fact.ethnicity === 'NOBT' ? 'WBRI' : 'NOBT' } : { ...fact, sex: fact.sex === '1' ? '2' : '1' };
    case 'ChildAdmitted': {
      const later = dayNumber(fact.effectiveOn) + 1;
      if (chance.yes(0.5) && later < next && later < dayNumber(fact.effectiveOn) + 3) return { ...fact, effectiveOn: dateOfDay(later) };
      return fact.legalStatus === 'V2' ? { ...fact, legalStatus: 'C1' } : { ...fact, legalStatus: 'V2' };
    }
    case 'ChildMoved': {
      const { type, provider } = fact.placement;
      if (type === 'U6' && provider === 'PR4') return { ...fact, placement: { ...fact.placement, provider: 'PR5' } };
      return type === 'U4' ? { ...fact, placement: { ...fact.placement, type: 'U6' } } : { ...fact, reason: 'OTHER' };
    }
    case 'LegalStatusChanged':
      return { ...fact, legalStatus: fact.legalStatus === 'C2' ? 'C1' : 'C2' };
    default:
      return undefined;
  }
};

/** Why something recorded is no longer believed. */
export const WRONG: StrikeReason = 'facts-were-wrong';
