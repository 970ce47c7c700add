import { ageOn, plusYears, type CalendarDate } from '../calendar.js';
import { legalStatuses, placementTypes, validOn } from '../codes.js';
import { inEffectOrder, type Entry } from '../entry.js';
import { openOf, withFact, type Episode } from './episodes.js';
import type { ChildEvent, ChildFact } from './events.js';
import type { Objected, Objection } from './refusals.js';

/** What the facts so far say of a child, as far as it decides what may come next. */
type Known = {
  readonly episodes: readonly Episode[];
  readonly born: CalendarDate | null;
  readonly died: CalendarDate | null;
  readonly missingSince: CalendarDate | null;
  /** The day on which leaving care ended a time of being missing. */
  readonly missingAtEndOn: CalendarDate | null;
};

const nothing: Known = { episodes: [], born: null, died: null, missingSince: null, missingAtEndOn: null };

/** Every objection to a child's history as it stands, walking it from its first day. */
export const objectionsTo = (history: readonly Entry<ChildEvent>[], today: CalendarDate): readonly Objected[] => {
  const facts = inEffectOrder<ChildFact>(history);
  let known: Known = { ...nothing, born: birthToldIn(facts) };
  const objected: Objected[] = [];
  for (const { id, event } of facts) {
    const objection = objectionTo(event, known, today);
    if (objection) objected.push({ entry: id, objection });
    known = after(known, event);
  }
  return objected;
};

/** The date of birth is said of the whole life, so it is known of every day of it. */
const birthToldIn = (facts: readonly Entry<ChildFact>[]): CalendarDate | null => {
  const told = facts.map(({ event }) => event).findLast(({ type }) => type === 'ParticularsRecorded');
  return told?.type === 'ParticularsRecorded' ? told.dateOfBirth : null;
};

const after = (known: Known, fact: ChildFact): Known => ({
  ...known,
  episodes: withFact(known.episodes, fact),
  died: fact.type === 'ChildDischarged' && fact.reason === 'E2' ? fact.effectiveOn : known.died,
  missingSince: missingAfter(known.missingSince, fact),
  missingAtEndOn: known.missingSince && endsCare(fact) ? fact.effectiveOn : known.missingAtEndOn,
});

const missingAfter = (since: CalendarDate | null, fact: ChildFact): CalendarDate | null => {
  if (fact.type === 'ChildWentMissing') return fact.effectiveOn;
  return fact.type === 'ChildFound' || endsCare(fact) ? null : since;
};

const endsCare = ({ type }: ChildFact): boolean => type === 'ChildDischarged' || type === 'EpisodeCeased';

const objectionTo = (fact: ChildFact, known: Known, today: CalendarDate): Objection | undefined => {
  if (fact.type === 'ReturnReceived') return undefined;
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (fact.type === 'ParticularsRecorded') return bornTooLate(fact.dateOfBirth, known);
  if (known.born && on < known.born && !saidOfTheWholeLife(fact)) return { code: 'before-birth', born: known.born };
  if (known.died && begins(fact)) return { code: 'after-death', diedOn: known.died };
  return codeNotInUse(fact) ?? outOfSequence(fact, known);
};

const saidOfTheWholeLife = ({ type }: ChildFact): boolean =>
  type === 'AsylumStatusRecorded' || type === 'PreviousPermanenceStated';

const bornTooLate = (born: CalendarDate, { episodes }: Known): Objection | undefined =>
  episodes.some(({ from }) => from < born) ? { code: 'before-birth', born } : undefined;

const begins = ({ type }: ChildFact): boolean => type === 'ChildAdmitted' || type === 'ChildMoved';

const codeNotInUse = (fact: ChildFact): Objection | undefined => {
  const on = fact.effectiveOn;
  const placement = 'placement' in fact ? fact.placement : undefined;
  if (placement && !validOn(placementTypes, placement.type, on))
    return { code: 'code-not-in-use', field: 'placement type', value: placement.type, on };
  const legalStatus = 'legalStatus' in fact ? fact.legalStatus : undefined;
  if (legalStatus && !validOn(legalStatuses, legalStatus, on))
    return { code: 'code-not-in-use', field: 'legal status', value: legalStatus, on };
  return undefined;
};

const outOfSequence = (fact: ChildFact, known: Known): Objection | undefined => {
  const on = fact.effectiveOn;
  const open = openOf(known.episodes);
  switch (fact.type) {
    case 'ChildAdmitted':
    case 'ChildAlreadyInCare':
      return open ? { code: 'already-in-care', since: open.careBegan } : tooOldToAdmit(fact, known.born);
    case 'PlacementDetailsChanged':
      if (!open) return { code: 'not-in-care', on };
      return open.away ? { code: 'still-away', since: open.from } : undefined;
    case 'ChildMoved':
    case 'LegalStatusChanged':
    case 'ChildTemporarilyAbsent':
    case 'ChildDischarged':
    case 'EpisodeCeased':
      return open ? undefined : { code: 'not-in-care', on };
    case 'ChildReturned':
      if (!open) return { code: 'not-in-care', on };
      return open.away ? undefined : { code: 'not-away', on };
    case 'ChildWentMissing':
      if (!open) return { code: 'not-in-care', on };
      return known.missingSince ? { code: 'already-missing', since: known.missingSince } : undefined;
    case 'ChildFound':
      return known.missingSince || known.missingAtEndOn === on ? undefined : { code: 'not-missing', on };
    default:
      return undefined;
  }
};

/** Nobody begins to be looked after at 18 or over (Children Act 1989 s.22; the return's rule 352). */
const tooOldToAdmit = (fact: ChildFact, born: CalendarDate | null): Objection | undefined =>
  fact.type === 'ChildAdmitted' && born && ageOn(born, fact.effectiveOn) >= 18
    ? { code: 'eighteen-or-over', eighteenOn: plusYears(born, 18) }
    : undefined;
