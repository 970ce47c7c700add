import { chanceFrom } from '../example/random.js';
import { eveningOf } from './balance.js';
import { leaversOf, type YoungPerson } from './leavers-cohort.js';
import { homesOnTheEvening } from './leavers-homes.js';
import { factsOf, formerFactsOf, type Lot } from './leavers-lives.js';
import { withMistakes } from './leavers-mistakes.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import { drawn } from './quotas.js';
import { recorded } from './supply-recorded.js';
import type { World } from './world.js';

/**
 * What the leaving care team of the demonstration authority recorded, and when: of every care leaver of the evening, such that
 * the measures count what was printed, and of those grown out of it since the tracker was brought in.
 */
export const leaversPlanned = (world: World, margins: Margins): readonly Planned[] => {
  const everybody = leaversOf(world, margins);
  const [leavers, former] = [everybody.filter(({ endedOn }) => endedOn === undefined), everybody.filter(({ endedOn }) => endedOn !== undefined)];
  const evening = eveningOf(margins);
  const lots = lotsOf(leavers, margins);
  const providers = suppliersOf(world);
  const told = [
    ...leavers.map((one) => [one, factsOf(one, lots(one), { evening, providers })] as const),
    ...former.map((one) => [one, formerFactsOf(one, evening)] as const),
  ];
  return told.flatMap(([{ life }, happened]) =>
    withMistakes(recorded({ kind: 'leaver', id: life.child, by: 'leaving care team' }, happened, chanceFrom(85, Number(life.child)), evening), life, evening));
};

/** What falls to each, such that as many have it as were printed. */
const lotsOf = (leavers: readonly YoungPerson[], margins: Margins): ((one: YoungPerson) => Lot) => {
  const homes = homesOnTheEvening(leavers, margins);
  const due = leavers.filter(({ status }) => status !== 'qualifying');
  const most = (id: string) => margins.of(`careLeavers.${id}`);
  const reachable = due.filter((one) => homes.get(one)?.kind !== 'R');
  const inTouch = new Set(drawn(chanceFrom(86), due, most('inTouch'), (one) => (reachable.includes(one) ? 1_000_000 : 1)));
  const planned = new Set(drawn(chanceFrom(87), due, most('pathwayPlan'), longKnown(margins)));
  const upToDate = new Set(drawn(chanceFrom(88), [...planned], most('upToDatePathwayPlan'), (one) => 1 / longKnown(margins)(one)));
  const occupied = new Set(drawn(chanceFrom(89), leavers, most('inEducationEmploymentTraining'), (one) => likelyOccupied(one, homes.get(one)?.kind)));
  return (one) => {
    const home = homes.get(one);
    if (!home) throw new Error(`The care leaver ${one.life.child} lives nowhere.`);
    const plan = upToDate.has(one) ? 'up-to-date' : planned.has(one) ? 'overdue' : 'none';
    return { home, plan, inTouch: one.status === 'qualifying' || inTouch.has(one), occupied: occupied.has(one) };
  };
};

/** Whoever the team has known for longer has a plan, and whoever it has known for too short a time cannot have one that is overdue. */
const longKnown = (margins: Margins) => ({ from }: YoungPerson): number => {
  const days = eveningOf(margins) - from;
  return days < 240 ? 0.000_001 : days < 400 ? 2 : 4;
};

/** Most of those at school age are at college or school; nobody is in custody, abroad or of residence not known. */
const likelyOccupied = ({ age }: YoungPerson, kind: string | undefined): number => {
  if (kind === undefined || /^[GRX]$/.test(kind)) return 0;
  return age < 18 ? 9 : age < 21 ? 3 : 2;
};

/** The supported accommodation there is, by the references of its records. */
const suppliersOf = ({ lives }: World): readonly string[] =>
  [...new Set(lives.flatMap(({ periods }) => periods.flatMap(({ stays }) => stays.flatMap(({ type, suppliedBy }) =>
    (type === 'H5' || type === 'P2') && (suppliedBy?.urn ?? suppliedBy?.home) ? [suppliedBy.urn ?? suppliedBy.home ?? ''] : []))))].sort();
