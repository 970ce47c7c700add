import type { DayNumber } from '../domain/calendar.js';
import type { ChildFact } from '../domain/child/events.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { factsOf, particularsOf, type Told } from './child-facts.js';
import { homesShared } from './homes-shared.js';
import { inventedName } from './names.js';
import type { Margins } from './margins.js';
import { timesAway, timesMissing } from './occurrences.js';
import { partedIn } from './parted.js';
import type { Planned, Says } from './planned.js';
import { CAME_INTO_USE, instantOf, printedOn, recordedOn, TIMES_A_DAY, type Printed } from './recording-days.js';
import { slipOf, WRONG } from './slips.js';
import { fallenThrough, recordedTwice } from './struck-out.js';
import type { Life, PeriodOfCare, World } from './world.js';

/**
 * What was recorded of the children, by whom and when: what had been so before the tracker came into use at once, then most of
 * it within days, some weeks or months later, and some wrong at first. One entry of the plan is one command.
 */
export const childrenPlanned = (supplied: World, margins: Margins): readonly Planned[] => {
  const { world, planned } = homesShared(supplied);
  const printed = printedOn(margins);
  const families = new Map([...new Set(world.lives.map(({ siblings }) => siblings))].map((group, place) => [group, place]));
  const parted = partedIn(world.lives);
  const nameOf = (life: Life) => inventedName(life, life.siblings === undefined ? Number(life.child) : (families.get(life.siblings) ?? 0));
  return [
    ...world.lives.flatMap((life) => lifeRecorded(life, nameOf(life), parted.get(life.child), printed)),
    ...recordedTwice(world, printed, nameOf),
    ...fallenThrough(world, printed),
    ...planned,
  ];
};

/** A fact, and the day on which it was recorded. */
type Recorded = { readonly fact: ChildFact; readonly on: DayNumber; readonly next: DayNumber };

const lifeRecorded = (life: Life, name: string, parted: Told | undefined, printed: readonly Printed[]): readonly Planned[] => {
  const chance = chanceFrom(62, Number(life.child));
  const recorded: Recorded[] = [];
  let known = 0;
  for (const period of life.periods) {
    const told = periodRecorded(life, period, period === life.periods.at(-1) ? parted : undefined, printed, chance, known);
    if (known === 0) recorded.push({ fact: particularsOf(life, name), on: told[0]?.on ?? CAME_INTO_USE, next: Infinity });
    recorded.push(...told);
    known = Math.max(...told.map(({ on }) => on));
  }
  return inOrder(recorded).flatMap(({ fact, on, next }, place) => saidOf(life, chance, printed, { fact, on, next }, place));
};

/** Coming into care is recorded before anything that followed; the rest as it comes to be known, leaving last. */
const periodRecorded = (
  life: Life, period: PeriodOfCare, parted: Told | undefined, printed: readonly Printed[], chance: Chance, known: DayNumber,
): readonly Recorded[] => {
  const { coming, course, leaving } = factsOf(life, period);
  const came = period.late?.admission ?? recordedOn(chance, printed, period.from, known);
  const nextAfter = (on: DayNumber) => course.find((other) => other.on > on)?.on ?? leaving?.on ?? Infinity;
  const at = (on: DayNumber) => ({ fact, on: effective }: Told): Recorded => ({ fact, on, next: nextAfter(effective) });
  const followed = [
    ...[...course, ...(parted ? [parted] : [])].map((one) => at(recordedOn(chance, printed, one.on, came))(one)),
    ...oneByOne(timesMissing(life, period), chance, printed, came),
    ...oneByOne(timesAway(life, period), chance, printed, came),
  ];
  const latest = Math.max(came, ...followed.map(({ on }) => on));
  const left = leaving && (period.late?.discharge ?? recordedOn(chance, printed, leaving.on, latest));
  return [...coming.map(at(came)), ...followed, ...(leaving && left !== undefined ? [at(left)(leaving)] : [])];
};

/** What ends only what is known to have begun is recorded in turn. */
const oneByOne = (told: readonly Told[], chance: Chance, printed: readonly Printed[], came: DayNumber): readonly Recorded[] => {
  let known = came;
  return told.map(({ fact, on }) => {
    known = recordedOn(chance, printed, on, known);
    return { fact, on: known, next: Infinity };
  });
};

/** By the day recorded; what is recorded on one day keeps its order. */
const inOrder = (recorded: readonly Recorded[]): readonly Recorded[] => [...recorded].sort((a, b) => a.on - b.on);

const WHO: Readonly<Partial<Record<ChildFact['type'], string>>> = {
  ChildMoved: 'placements-team', LegalStatusChanged: 'legal-services', ParticularsRecorded: 'business-support', SiblingGroupJoined: 'business-support',
};

/** The command that records a fact, and the one that puts it right where it was wrong at first. */
const saidOf = ({ child }: Life, chance: Chance, printed: readonly Printed[], { fact, on, next }: Recorded, place: number): readonly Planned[] => {
  const by = on === CAME_INTO_USE ? 'migration' : (WHO[fact.type] ?? 'social-worker');
  const said = (says: Says, day: DayNumber, time: number): Planned => ({ recordedAt: instantOf(day, time), kind: 'child', id: child, by, says });
  const slip = slipOf(chance, printed, fact, on, next);
  const time = timeOf(child, on);
  if (!slip) return [said({ verb: 'record', fact }, on, time)];
  const key = `child ${child} ${place}`;
  return [
    said({ verb: 'record', fact: slip.wrong, key }, on, time),
    said({ verb: 'correct', of: key, fact, reason: WRONG }, slip.rightOn, time),
  ];
};

/** Of one child everything of a day is recorded at one time. */
const timeOf = (child: string, on: DayNumber): number => (on === CAME_INTO_USE ? 0 : (Number(child) + on) % TIMES_A_DAY);
