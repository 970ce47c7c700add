import type { Reader } from '../measure.js';
import type { Viewpoint } from '../viewpoint.js';
import { carersNotApproved, carersOverPlaces, outsideApprovedAges, unavailablePlacesFilled } from './carers.js';
import { bookingsNotInForce, feesWithoutPlacement, placementsWithoutFee, siblingsParted } from './children.js';
import type { Discrepancy } from './discrepancy.js';
import { accommodationBeforeItsAge, stayingPutOutsideAges } from './leavers.js';
import { bookingsOverlapping, providersBelowGood, providersNotRegistered } from './providers.js';
import { shortBreaksTooLong, shortBreaksTooMany } from './short-breaks.js';
import { worldAt, worldOf, type OfRecords, type Only, type World } from './world.js';

const RULES: readonly ((world: World) => readonly Discrepancy[])[] = [
  carersNotApproved, carersOverPlaces, unavailablePlacesFilled, outsideApprovedAges,
  providersNotRegistered, providersBelowGood, bookingsOverlapping,
  siblingsParted, placementsWithoutFee, feesWithoutPlacement, bookingsNotInForce,
  shortBreaksTooLong, shortBreaksTooMany,
  stayingPutOutsideAges, accommodationBeforeItsAge,
];

const discrepanciesIn = (world: World): readonly Discrepancy[] => RULES.flatMap((rule) => rule(world));

/** Everything that cannot all be right on a day, as known at an entry, of some records or of all; without since when. */
export const discrepanciesAt = (read: Reader, viewpoint: Viewpoint, only?: Only): readonly Discrepancy[] =>
  discrepanciesIn(worldAt(read, viewpoint, only));

/** The same as far as some records tell it. */
export const discrepanciesOf = (read: OfRecords, viewpoint: Viewpoint, only: Only): readonly Discrepancy[] =>
  discrepanciesIn(worldOf(read, viewpoint, only));
