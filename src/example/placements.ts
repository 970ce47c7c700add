import type { DayNumber } from '../domain/calendar.js';
import { isFoster, type LegalStatus, type PlacementChangeReason, type PlacementType } from '../domain/codes.js';
import type { ExampleAuthority } from './authority.js';
import type { CarePlan } from './care-plan.js';
import type { LegalStep } from './course.js';
import { ageAt, birthday } from './days.js';
import type { Chance } from './random.js';
import { settingOf, typeFor } from './settings.js';
import { changed, stayFrom, type Stay, type TimeAway } from './stay.js';
import type { Setting } from './story.js';

/** How things stand with a child from a day. */
export type Stand = {
  readonly on: DayNumber;
  readonly legalStatus: LegalStatus;
  readonly setting: Setting;
  /** Why the last placement ended, should it have. */
  readonly reason: PlacementChangeReason;
};

/** Whose placements they are, and what decides them. */
export type Placed = {
  readonly chance: Chance;
  readonly authority: ExampleAuthority;
  readonly born: DayNumber;
  /** Blank where there is none, or none known. */
  readonly home: string;
  readonly plan: CarePlan;
  /** Where brothers and sisters who came that day were placed together. */
  readonly together?: Setting;
};

/** A point on the way through care: how things stand, how long the stay would be, and what the law has still to say. */
type Walk = { readonly stand: Stand; readonly stay: Stay; readonly steps: readonly LegalStep[] };
type Onward = { readonly passed: readonly Stand[]; readonly walk: Walk };

/** Every change of legal status or placement from coming into care to leaving it, one a day at most. */
export const standsOf = (placed: Placed): readonly Stand[] => {
  const { plan } = placed;
  const first: Stand = {
    on: plan.admitted,
    legalStatus: plan.legalStatus,
    setting: firstSetting(placed),
    reason: 'OTHER',
  };
  const stands = [first];
  let next = onward(placed, { stand: first, stay: stayOf(placed, first), steps: plan.steps });
  while (next) {
    stands.push(...next.passed);
    next = onward(placed, next.walk);
  }
  return stands;
};

/** Some who are to grow up in care move on at about seventeen, to live more on their own. */
const stayOf = ({ chance, born }: Placed, { on, setting, legalStatus }: Stand): Stay => {
  const stay = stayFrom(chance, on, setting, legalStatus);
  const seventeen = birthday(born, 16) + chance.between(60, 600);
  const settles = isFoster(setting.type) || setting.type === 'K2';
  const until = settles && seventeen > on && seventeen < stay.until && chance.yes(0.4) ? seventeen : stay.until;
  return { until, within: stay.within.filter((change) => change.on < until) };
};

/** What comes first: the law's next step, a change within the stay, or the end of the stay. */
const onward = (placed: Placed, walk: Walk): Onward | undefined => {
  const [step, ...later] = walk.steps;
  const change = walk.stay.within[0];
  const on = Math.min(step?.on ?? Infinity, change?.on ?? Infinity, walk.stay.until);
  if (on >= placed.plan.leaves.on) return undefined;
  if (step?.on === on) return settled(placed, { ...walk, steps: later }, afterStep(placed, walk.stand, step));
  if (change?.on !== on) return settled(placed, walk, afterMove(placed, walk.stand, on));
  if (change.what !== 'away') {
    const setting = changed(placed.chance, walk.stand.setting, change);
    return settled(placed, walk, { ...walk.stand, on, setting, reason: 'PLACE' });
  }
  const undisturbed = Math.min(step?.on ?? Infinity, walk.stay.until, placed.plan.leaves.on);
  return away(placed, walk, change, undisturbed);
};

/** Where only the law changed, the stay goes on; with another carer, or another purpose, a new one begins. */
const settled = (placed: Placed, { stand: before, stay, steps }: Walk, stand: Stand): Onward => {
  const unchanged = stand.legalStatus === before.legalStatus && stand.setting === before.setting;
  const stays = stand.setting.carer === before.setting.carer && stand.setting.type === before.setting.type;
  const next = stays ? remaining(stay, stand.on) : stayOf(placed, stand);
  return { passed: unchanged ? [] : [stand], walk: { stand: unchanged ? before : stand, stay: next, steps } };
};

const remaining = ({ until, within }: Stay, on: DayNumber): Stay => ({
  until: Math.max(until, on + 1),
  within: within.filter((change) => change.on > on),
});

/** Away and back again to the same placement; left out where something else would fall in between. */
const away = ({ chance }: Placed, walk: Walk, change: TimeAway, undisturbed: DayNumber): Onward => {
  const { stand, stay, steps } = walk;
  if (change.back >= undisturbed) return { passed: [], walk: { stand, stay: remaining(stay, change.on), steps } };
  const absent: Stand = { ...stand, on: change.on, setting: changed(chance, stand.setting, change) };
  const back: Stand = { ...stand, on: change.back };
  return { passed: [absent, back], walk: { stand: back, stay: remaining(stay, change.back), steps } };
};

const firstSetting = ({ chance, authority, born, home, plan, together }: Placed): Setting => {
  const { admitted: on, legalStatus } = plan;
  const age = ageAt(born, on);
  if (together && age < 15 && legalStatus !== 'J1' && chance.yes(0.75)) return together;
  const type = typeFor(chance, { on, age, legalStatus, fosteredOnly: plan.adoption !== undefined });
  return settingOf(chance, authority, { type, home });
};

/** The order is made; sometimes the child moves the same day, or the placement is matched for the long term with it. */
const afterStep = (placed: Placed, stand: Stand, { on, legalStatus, placing }: LegalStep): Stand => {
  const { chance } = placed;
  const { setting } = stand;
  const next: Stand = { on, legalStatus, setting, reason: 'CARPL' };
  switch (placing) {
    case 'for-adoption':
      return { ...next, setting: forAdoption(placed, setting) };
    case 'with-parents':
      return setting.type === 'P1' ? next : { ...next, setting: placedIn(placed, 'P1', setting) };
    case 'family-centre':
      return setting.type === 'R3' ? next : { ...next, setting: placedIn(placed, 'R3', setting) };
    case undefined:
      break;
  }
  const matched = legalStatus === 'C2' && setting.type === 'U6' && chance.yes(0.15);
  if (matched) return { ...next, setting: { ...setting, type: 'U4' }, reason: 'PLACE' };
  const urgent = stand.legalStatus === 'L1' || stand.legalStatus === 'L2';
  return chance.yes(urgent ? 0.3 : 0.08) ? afterMove(placed, next, on) : next;
};

/** Now and then the foster carers adopt: always the same carer, and always after fostering. */
const forAdoption = (placed: Placed, setting: Setting): Setting => {
  const fostersToAdopt = setting.type === 'U2' || setting.type === 'U5';
  return placed.chance.yes(fostersToAdopt ? 0.8 : 0.06) ? { ...setting, type: 'A5' } : placedIn(placed, 'A6', setting);
};

const placedIn = ({ chance, authority, home }: Placed, type: PlacementType, leaving: Setting): Setting =>
  settingOf(chance, authority, { type, home, leaving });

const REASONS: readonly (readonly [PlacementChangeReason, number])[] = [
  ['CARPL', 44],
  ['CREQB', 15],
  ['CREQO', 6],
  ['CHILD', 4],
  ['LAREQ', 6],
  ['CLOSE', 3],
  ['STAND', 2],
  ['ALLEG', 1.5],
  ['APPRR', 0.5],
  ['OTHER', 18],
];

/** On to the next carer, for good where the child is to grow up in care. */
const afterMove = (placed: Placed, stand: Stand, on: DayNumber): Stand => {
  const { chance, born, plan } = placed;
  const { legalStatus, setting } = stand;
  const planned = plan.adoption !== undefined && (plan.adoption.givenUp?.on ?? Infinity) > on;
  const type = typeFor(chance, { on, age: ageAt(born, on), legalStatus, fosteredOnly: planned });
  const lasting = legalStatus === 'C2' && isFoster(type) && chance.yes(0.6);
  const next = placedIn(placed, lasting ? (type === 'U3' ? 'U1' : 'U4') : type, setting);
  return { on, legalStatus, setting: next, reason: chance.weighted(REASONS) };
};
