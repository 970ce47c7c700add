import { dateOfDay } from '../domain/calendar.js';
import type { CarerFact } from '../domain/carer/events.js';
import type { Planned } from './planned.js';
import { CAME_INTO_USE, instantOf, working } from './recording-days.js';
import type { Life, Stay, World } from './world.js';

/** The world in which brothers and sisters of one home are told to be in it, and what was recorded of agencies' households that they live with. */
export type HomesTold = { readonly world: World; readonly planned: readonly Planned[] };

/** A home that is told by no household yet, and who of a family stays in it. */
type Home = { readonly stay: Stay; readonly stays: readonly Stay[]; readonly reference: string };

/**
 * Where brothers and sisters stay with the same carer of an agency, the same parent or the same adopters, the household is told,
 * by a reference of our own; of an agency's household also that it is approved, for as many.
 */
export const homesShared = ({ lives }: World): HomesTold => {
  const homes = [...familiesOf(lives).values()].flatMap((own) => homesOf(own)).map((stays, place): Home =>
    ({ stay: stays[0] as Stay, stays, reference: `${stays[0]?.type.startsWith('U') ? 'AH' : 'FH'}${1001 + place}` }));
  const told = new Map(homes.flatMap(({ stays, reference }) => stays.map((stay) => [stay, reference] as const)));
  const supplied = (stay: Stay): Stay => {
    const carer = told.get(stay);
    return carer === undefined ? stay : { ...stay, suppliedBy: { ...stay.suppliedBy, carer } };
  };
  return {
    world: { lives: lives.map((life) => ({ ...life, periods: life.periods.map((period) => ({ ...period, stays: period.stays.map(supplied) })) })) },
    planned: homes.filter(({ stay }) => stay.type.startsWith('U')).map(approved),
  };
};

export const familiesOf = (lives: readonly Life[]): ReadonlyMap<string, readonly Life[]> => {
  const families = new Map<string, Life[]>();
  for (const life of lives) if (life.siblings !== undefined) families.set(life.siblings, [...(families.get(life.siblings) ?? []), life]);
  return families;
};

const homesOf = (own: readonly Life[]): readonly (readonly Stay[])[] => {
  const homes = new Map<string, Stay[]>();
  for (const stay of own.flatMap(({ periods }) => periods.at(-1)?.stays ?? [])) {
    const { from, to, type, provider, authority, tenthsOfMiles, suppliedBy } = stay;
    if (suppliedBy?.carer !== undefined || !/^(U|P1|A)/.test(type) || (to ?? Infinity) <= CAME_INTO_USE) continue;
    const home = [from, to, type, provider, authority, tenthsOfMiles, suppliedBy?.urn].join(' ');
    homes.set(home, [...(homes.get(home) ?? []), stay]);
  }
  return [...homes.values()].filter((stays) => stays.length > 1);
};

const approved = ({ stay, stays, reference }: Home): Planned => {
  const fact: CarerFact = {
    type: 'CarerApproved', effectiveOn: dateOfDay(stay.from - 200 - (stay.from % 300)),
    terms: { places: stays.length, ageFrom: 0, ageTo: 17, types: [stay.type === 'U4' ? 'long-term-or-permanent' : 'task-centred'] },
    ...(stay.suppliedBy?.urn === undefined ? {} : { agency: stay.suppliedBy.urn }),
  };
  const on = Math.max(CAME_INTO_USE, working(stay.from));
  return { recordedAt: instantOf(on, 0), kind: 'carer', id: reference, by: 'placements-team', says: { verb: 'record', fact } };
};
