import type { RecordableFact } from '../../domain/child/commands.js';
import type { ChildFact } from '../../domain/child/events.js';
import type { Fit } from '../layout/form/form.js';
import type { FactField } from './fields.js';

type Members = Readonly<Record<string, unknown>>;

const partOf = (fact: ChildFact, { within }: FactField['place']): Members =>
  within === undefined ? (fact) : (((fact as unknown as Members)[within] as Members | undefined) ?? {});

/** What an entry says now in answer to a field, as a person would type it; nothing where it says nothing. */
export const saidNow = (fact: ChildFact, { place }: FactField): string => {
  const said = partOf(fact, place)[place.member];
  return typeof said === 'string' || typeof said === 'number' ? String(said) : '';
};

/** The members of an entry that its record or a return gave it. */
const NOT_ASKED: ReadonlySet<string> = new Set(['corrects', 'source', 'began', 'reasonForNewEpisode']);

/** The fact as it is right: what was answered in place of what it said, and the rest as it was. Nothing that names a person is lost. */
export const rightFact = (fact: ChildFact, fields: readonly FactField[], fit: Fit): RecordableFact => {
  const kept = Object.fromEntries(Object.entries(fact).filter(([member]) => !NOT_ASKED.has(member)));
  const right = fields.reduce<Members>((so, one) => answered(so, one, fit[one.name]), kept);
  // Who the child is was so from birth, whichever day that turns out to be.
  const born = fact.type === 'ParticularsRecorded' ? { effectiveOn: right['dateOfBirth'] } : {};
  // A distance holds between two postcodes and for one home: where it was given with another, it is not known of this one.
  return withoutStale(fact, { ...right, ...born } as unknown as RecordableFact);
};

const answered = (so: Members, { kind, place: { within, member } }: FactField, answer: string | undefined): Members => {
  const part = within === undefined ? so : ((so[within] as Members | undefined) ?? {});
  const { [member]: _before, ...rest } = part;
  const value = answer === undefined ? {} : { [member]: kind === 'miles' ? Number(answer) : answer };
  const now = { ...rest, ...value };
  if (within === undefined) return now;
  const { [within]: _part, ...others } = so;
  return Object.keys(now).length === 0 ? others : { ...others, [within]: now };
};

const SAME_HOME = ['urn', 'carer', 'home'] as const;

const withoutStale = (was: ChildFact, is: RecordableFact): RecordableFact => {
  if (!('placement' in was) || !('placement' in is) || !was.placement || !is.placement) return is;
  const [before, now] = [was.placement, is.placement];
  const moved = SAME_HOME.some((member) => before[member] !== now[member]) || postcodeOf(was) !== postcodeOf(is);
  if (!moved) return is;
  const { distance: _distance, authority: _authority, ...placement } = now;
  return { ...is, placement };
};

const postcodeOf = (fact: ChildFact): unknown => {
  const identity: Members | undefined = 'identity' in fact ? fact.identity : undefined;
  return identity?.['placementPostcode'];
};
