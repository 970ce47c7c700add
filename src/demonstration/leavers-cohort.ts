import { dateOfDay, dayNumber, type DayNumber } from '../domain/calendar.js';
import { SUPPORT_TO_25 } from '../domain/leaver/codes.js';
import { ageAt, birthday } from '../example/days.js';
import { chanceFrom } from '../example/random.js';
import { statusOn, type Circumstances, type LeaverStatus } from '../../projections/leavers/status.js';
import { eveningOf } from './balance.js';
import type { Margins } from './margins.js';
import { drawn } from './quotas.js';
import { BEGAN } from './supply-recorded.js';
import type { Life, Stay, World } from './world.js';

/** A young person of whom the leaving care team keeps a record, as they were on the evening for which everything was printed. */
export type YoungPerson = {
  readonly life: Life;
  readonly age: number;
  readonly status: LeaverStatus;
  /** The day from which the team had to do with them. */
  readonly from: DayNumber;
  /** The day they left care; null where still looked after on the evening. */
  readonly left: DayNumber | null;
  /** Where they live in care, or lived last. */
  readonly lived: Stay;
  /** The day support was asked for at 21 or later; and the day support ended, where it had. */
  readonly askedOn?: DayNumber;
  readonly endedOn?: DayNumber;
};

const LASTING = 2_147_483_647;

const standing = (life: Life, supported: boolean): Circumstances => ({
  born: dateOfDay(life.born),
  inCare: life.periods.map(({ from, to, reason }) => ({ from, to: to ?? LASTING, leftAuthority: reason === 'E2' || reason === 'E3' })),
  returnedHome: false, supported, inEducation: false, recordOpen: true, died: false,
});

const isShortBreaksOnly = ({ periods }: Life): boolean =>
  periods.every(({ statuses }) => statuses.every(({ status }) => status === 'V3' || status === 'V4'));

/** Who is a care leaver by the statutory test, who is one by asking, and, of those the council had to do with before, who no longer. */
export const leaversOf = (world: World, margins: Margins): readonly YoungPerson[] => {
  const evening = eveningOf(margins);
  const lives = world.lives.filter((life) => !isShortBreaksOnly(life));
  const tested = (supported: boolean) => (life: Life): LeaverStatus | null => statusOn(evening, standing(life, supported));
  const bySelf = lives.filter((life) => isEntitled(tested(false)(life)));
  const brief = lives.filter((life) => tested(false)(life) === 'qualifying');
  const grown = lives.filter((life) => tested(false)(life) === null && tested(true)(life) === 'former-relevant');
  const due = margins.of('careLeavers.eligible');
  if (bySelf.length > due) throw new Error(`${bySelf.length} are care leavers by the statutory test, and ${due} were printed.`);
  const chance = chanceFrom(81);
  const asking = new Set(drawn(chance, grown, due - bySelf.length, (life) => (26 - ageAt(life.born, evening)) ** 2));
  const advised = drawn(chance, brief, margins.of('careLeavers.total') - due);
  const over = grown.filter((life) => !asking.has(life) && birthday(life.born, 21) > BEGAN);
  return [
    ...bySelf.map((life) => youngPerson(evening, life, tested(false)(life) ?? 'eligible')),
    ...[...asking].map((life) => ({ ...youngPerson(evening, life, 'former-relevant'), askedOn: askedOn(evening, life) })),
    ...advised.map((life) => youngPerson(evening, life, 'qualifying')),
    ...over.map((life) => ({ ...youngPerson(evening, life, 'former-relevant'), endedOn: birthday(life.born, 21) })),
  ];
};

const isEntitled = (status: LeaverStatus | null): boolean => status !== null && status !== 'qualifying';


/** At 21, or once the law had come that lets whoever is older ask. */
const askedOn = (evening: DayNumber, { born, periods }: Life): DayNumber => {
  const earliest = Math.max(birthday(born, 21), dayNumber(SUPPORT_TO_25));
  return Math.min(evening - 2, earliest + chanceFrom(82, born, periods.length).between(0, 90));
};

const youngPerson = (evening: DayNumber, life: Life, status: LeaverStatus): YoungPerson => {
  const period = life.periods.findLast(({ from }) => from <= evening) ?? life.periods[0];
  if (!period) throw new Error(`The child ${life.child} was never in care.`);
  const left = period.to !== null && period.to <= evening ? period.to : null;
  const lived = period.stays.findLast(({ from }) => from <= evening) ?? period.stays[0];
  if (!lived) throw new Error(`The child ${life.child} lived nowhere in care.`);
  const sixteen = birthday(life.born, 16);
  const from = status === 'qualifying' ? (left ?? sixteen) : Math.max(sixteen, thirteenWeeksOn(life));
  return { life, age: ageAt(life.born, evening), status, from, left, lived };
};

/** The day on which the weeks looked after since 14 come to thirteen. */
const thirteenWeeksOn = ({ born, periods }: Life): DayNumber => {
  let wanting = 91;
  for (const { from, to } of periods) {
    const begins = Math.max(from, birthday(born, 14));
    const days = Math.max(0, (to ?? LASTING) - begins);
    if (days >= wanting) return begins + wanting - 1;
    wanting -= days;
  }
  return LASTING;
};
