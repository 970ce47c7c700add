import { dateOfDay } from '../domain/calendar.js';
import { arrivedOf, type Arrived } from './arrivals.js';
import { fitAges } from './ages-at-admission.js';
import { cameBack } from './came-back.js';
import { commission } from './commissioned.js';
import { draftsOfArrived, draftsOfLeft, type Draft } from './drafts.js';
import { residentsOf } from './evening.js';
import { goneOf } from './goings.js';
import { leftOf, type Left } from './leaving-care.js';
import { OWN_AUTHORITY } from './locations.js';
import type { Margins } from './margins.js';
import { withNewYear } from './new-year.js';
import { periodOf } from './periods.js';
import { shortBreaksTaken } from './short-breaks-taken.js';
import { siblingsAmong, type Came } from './siblings.js';
import { tellLate } from './told-late.js';
import { whoOfArrived, whoOfGone, type Who } from './who.js';
import type { Life, World } from './world.js';

/** A time in care, whose it is, and with whom of the family it began. */
type Own = { readonly draft: Draft; readonly who: Who; readonly group: string | undefined };

/**
 * The lives of the demonstration authority's children, from the earliest who was still in care in the years told to the end of
 * March 2019, such that what the measures count of them is what the council printed. The same margins give the same lives.
 */
export const livesFrom = (margins: Margins, authority = OWN_AUTHORITY): World => {
  const owned = timesInCare(margins);
  const before = cameBack(owned.map(({ draft }) => draft));
  const earlier = new Set(before.values());
  const children = owned
    .filter(({ draft }) => !earlier.has(draft))
    .map((own, place) => lifeOf(place, own, before.get(own.draft)));
  const breaks = shortBreaksTaken().map((one, place) => ({ child: referenceOf(children.length + place), ...one }));
  return { lives: [...children, ...breaks].map((life) => within(authority, life)) };
};

const timesInCare = (margins: Margins): readonly Own[] => {
  const arrived = arrivedOf(margins, residentsOf(margins)).map((one) => ({ ...one, alike: homeOf(one) }));
  const left = leftOf(margins, goneOf(margins, arrived.map(({ from }) => from))).map((one) => ({ ...one, alike: wayOf(one) }));
  fitAges(margins, [...arrived.map((one) => ({ ...one, to: null })), ...left]);
  const families = familiesOf(arrived, left);
  const who = whoOfArrived(margins, arrived, families.groupOf);
  const here = draftsOfArrived(margins, arrived.map(families.together), families.goesWith(arrived));
  const gone = draftsOfLeft(margins, left.map(families.together), families.goesWith(left));
  const owned = [
    ...here.map((draft, place): Own => {
      const one = arrived[place] as (typeof arrived)[number];
      const own = who.get(one) as Who;
      return { draft: Object.assign(draft, { asylum: own.asylum }), who: own, group: families.groupOf(one) };
    }),
    ...gone.map((draft, place): Own => {
      const one = left[place] as (typeof left)[number];
      return { draft, who: whoOfGone(margins, place, families.numberOf(one)), group: families.groupOf(one) };
    }),
  ];
  const drafts = owned.map(({ draft }) => draft);
  tellLate(margins, drafts);
  commission(margins, drafts);
  fitAges(margins, drafts);
  const later = withNewYear(margins, drafts).slice(drafts.length);
  return [...owned, ...later.map((draft, place) => ({ draft, group: undefined, who: whoOfGone(margins, left.length + place, undefined) }))];
};

/** What brothers and sisters who live together on the evening have in common. */
const homeOf = ({ setting, type, provider, out, settled, long }: Arrived): string | undefined =>
  ['inHouse', 'ifa', 'withParents', 'placedForAdoption'].includes(setting) ? [setting, type, provider, out, settled, long].join(' ') : undefined;

/** And those who left care together. */
const wayOf = ({ to, leaving, grownUp }: Left): string | undefined => (grownUp ? undefined : `${dateOfDay(to).slice(0, 7)} ${leaving}`);

/** The families of all who came, whether they are still there on the evening or left before. */
const familiesOf = (arrived: readonly Came[], left: readonly (Came & { readonly to: number })[]) => {
  const siblings = siblingsAmong<Came>([...arrived, ...left]);
  const numbers = new Map([...new Set([...siblings.values()].map(({ group }) => group))].map((group, place) => [group, place]));
  const groupOf = (one: Came) => siblings.get(one)?.group;
  return {
    groupOf,
    numberOf: (one: Came) => numbers.get(groupOf(one) ?? ''),
    together: <T extends Came>(one: T): T => {
      const { on, goesWith } = siblings.get(one) ?? {};
      return { ...one, from: on ?? one.from, ...(one.to !== undefined && goesWith ? { to: goesWith.to } : {}) };
    },
    goesWith: (all: readonly Came[]) => {
      const places = new Map(all.map((one, place) => [one, place]));
      return (place: number): number | undefined => {
        const other = siblings.get(all[place] as Came)?.goesWith;
        return other && places.get(other);
      };
    },
  };
};

const lifeOf = (place: number, { draft, who, group }: Own, before: Draft | undefined): Life => ({
  child: referenceOf(place),
  born: draft.born,
  ...who,
  ...(group === undefined ? {} : { siblings: group }),
  periods: [...(before ? [periodOf(place + 100_000, before, who)] : []), periodOf(place, draft, who)],
});

/** Eight digits that name nobody: scattered, and each once. */
export const referenceOf = (place: number): string => String(10_000_000 + ((place * 48_271 + 1_234_567) % 90_000_000));

/** Where a stay lay within the authority, it is the one that is told of here. */
const within = (authority: string, life: Life): Life => ({
  ...life,
  periods: life.periods.map((period) => ({
    ...period,
    stays: period.stays.map((stay) => (stay.authority === OWN_AUTHORITY ? { ...stay, authority } : stay)),
  })),
});
