import type { DayNumber } from '../domain/calendar.js';
import type { Panel, PanelDecision } from '../domain/support/codes.js';
import { day } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { FIRST_DAY, isTold, supportTold } from './demand-recorded.js';
import { LAST_DAY } from './new-year.js';
import type { Planned } from './planned.js';
import { mixed } from './quotas.js';
import type { World } from './world.js';

/** A child put to a panel on or after a day. */
type Put = { readonly child: string; readonly on: DayNumber };

type Sitting = { readonly panel: Panel; readonly most: number; readonly put: readonly Put[] };

/** The edge of care panel began to sit with the demand management of 2018; ours. */
const EDGE_OF_CARE_FROM = day(2018, 2, 1);

/**
 * Panels: edge of care referrals, children before proceedings were issued, and those who went to live in a home, in supported
 * accommodation or for the long term with carers, a fortnight or so before; short breaks of children who stay at home. How
 * many is ours.
 */
export const panelsPlanned = (
  world: World, referred: readonly Put[], proceedings: readonly { readonly child: string; readonly issued: DayNumber }[],
  newChild: () => string,
): readonly Planned[] => {
  const sittings: readonly Sitting[] = [
    { panel: 'edge-of-care', most: 60, put: referred.filter(({ on }) => on >= EDGE_OF_CARE_FROM).map(({ child, on }) => ({ child, on: on + 8 })) },
    { panel: 'public-law-outline', most: 55, put: proceedings.map(({ child, issued }) => ({ child, on: issued - 40 })) },
    { panel: 'residential', most: 45, put: movesTo(world, /^(K2|S1)$/) },
    { panel: 'sixteen-plus', most: 28, put: movesTo(world, /^(H5|P2)$/) },
    { panel: 'fostering', most: 24, put: movesTo(world, /^U[256]$/) },
    { panel: 'short-breaks', most: 14, put: Array.from({ length: 14 }, (_, place) => ({ child: newChild(), on: FIRST_DAY + place * 47 })) },
  ];
  const born = new Map(world.lives.map((life) => [life.child, life.born]));
  const fits = ({ child, on }: Put): boolean => isTold(on) && on + 35 < LAST_DAY && on > (born.get(child) ?? 0);
  return sittings.flatMap(({ panel, most, put }, place) => {
    const chance = chanceFrom(67, place);
    return onceEach(mixed(chance, put.filter(fits))).slice(0, most).flatMap((one) => decided(chance, panel, one));
  });
};

const onceEach = (put: readonly Put[]): readonly Put[] => [...new Map(put.map((one) => [one.child, one])).values()];

/** A fortnight before going to live somewhere of a type. */
const movesTo = ({ lives }: World, type: RegExp): readonly Put[] =>
  lives.flatMap(({ child, periods }) =>
    periods.flatMap(({ stays }) => stays.flatMap((stay) => (type.test(stay.type) ? [{ child, on: stay.from - 14 }] : []))));

/** On the Thursday after; put off by a fortnight now and then. */
const decided = (chance: Chance, panel: Panel, { child, on }: Put): readonly Planned[] => {
  const sat = on + ((7 - (on % 7)) % 7);
  const told = (decision: PanelDecision, held: DayNumber) => supportTold(child, 'panel-administrator', { type: 'PanelDecided', panel, decision }, { on: held });
  const decision = chance.weighted([['agreed', 60], ['agreed-with-conditions', 12], ['not-agreed', 14]] as const);
  return chance.yes(0.14) ? [told('deferred', sat), told(decision, sat + 14)] : [told(decision, sat)];
};
