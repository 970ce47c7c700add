import type { DayNumber } from '../domain/calendar.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { dayOf, eveningOf } from './balance.js';
import type { Draft } from './drafts.js';
import { locatedBefore } from './locations.js';
import type { Margins } from './margins.js';
import { drawn } from './quotas.js';
import type { Stay } from './world.js';

/** Fostering bought from an agency: U1–U6, with private or voluntary provision. */
export const isAgency = ({ type, provider }: Pick<Stay, 'type' | 'provider'>): boolean =>
  type.startsWith('U') && (provider === 'PR4' || provider === 'PR5');

/** Homes, schools and units in which staff look after children; the authority has none of its own but for short breaks. */
export const isResidential = ({ type, provider }: Pick<Stay, 'type' | 'provider'>): boolean =>
  /^(K2|S1|R[123])$/.test(type) && provider !== 'PR1';

export const isCommissioned = (stay: Stay): boolean => isAgency(stay) || isResidential(stay);

const isOwn = ({ type, provider }: Stay): boolean => /^U[4-6]$/.test(type) && provider === 'PR1';

/** A day for which it was printed how many placements were bought; the latest first. */
type Counted = { readonly on: DayNumber; readonly what: (stay: Stay) => boolean; readonly many: number; readonly from: (stay: Stay) => boolean };

/**
 * Makes the placements of earlier days as many as were printed, by who provided them: of stays that lasted over that day and
 * over no later one that was counted, as many as are lacking (or too many) are with an agency instead of with an own carer, or
 * in a home instead of with a carer.
 */
export const commission = (margins: Margins, drafts: readonly Draft[]): void => {
  const chance = chanceFrom(56);
  const forecast = dayOf(margins, 'cost.forecast.2018-19.independentFostering.placements');
  const total = (id: string): Counted => ({ on: dayOf(margins, id), what: isCommissioned, many: margins.of(id), from: isOwn });
  const counted: readonly Counted[] = [
    { on: forecast, what: isResidential, many: margins.of('cost.forecast.2018-19.outOfAuthorityHomes.placements'), from: isOwn },
    { on: forecast, what: isAgency, many: margins.of('cost.forecast.2018-19.independentFostering.placements'), from: isOwn },
    total('commissioned.total.2018-01-31'),
    total('commissioned.total.2017-03-31'),
  ];
  let later = eveningOf(margins);
  for (const one of counted) {
    const found = staysOver(drafts, one.on);
    const lacking = one.many - found.filter(({ stay }) => one.what(stay)).length;
    const free = found.filter(({ draft, stay }) => (stay.to ?? Infinity) <= later && isFree(draft, stay));
    const fit = free.filter(({ draft, stay }) => (lacking > 0 ? one.from(stay) && fitsAge(draft, stay, one.what) : one.what(stay)));
    for (const { draft, stay } of drawn(chance, fit, Math.abs(lacking))) exchange(chance, draft, stay, lacking > 0 ? one.what : undefined);
    if (one.what !== isResidential) later = one.on;
  }
};

type Found = { readonly draft: Draft; readonly stay: Stay };

const staysOver = (drafts: readonly Draft[], on: DayNumber): readonly Found[] =>
  drafts.flatMap((draft) => draft.stays.filter(({ from, to }) => from <= on && (to ?? Infinity) > on).map((stay) => ({ draft, stay })));

/** Not one whose coming or leaving was told late, nor the home of a carer who became the child's guardian. */
const isFree = ({ late, leaving, stays, to }: Draft, stay: Stay): boolean =>
  Object.keys(late).length === 0 && !(leaving === 'carer-guardian' && to !== null && stay === stays.at(-1));

const fitsAge = ({ born }: Draft, { from }: Stay, what: Counted['what']): boolean => what !== isResidential || from - born > 11 * 365;

/** The same stay with somebody else: bought as said, or with an own carer. */
const exchange = (chance: Chance, draft: Draft, stay: Stay, bought: Counted['what'] | undefined): void => {
  const type = bought === isResidential ? 'K2' : stay.type.startsWith('U') ? stay.type : 'U6';
  const provider = bought === undefined ? 'PR1' : chance.weighted([['PR4', 84], ['PR5', 16]] as const);
  draft.stays = draft.stays.map((one) => (one === stay ? { ...one, type, provider, ...locatedBefore(chance, type, provider) } : one));
};
