import { dateOfDay } from '../../src/domain/calendar.js';
import { isGoodOrBetter, type Judgement } from '../../src/domain/provider/codes.js';
import type { Discrepancy, DiscrepancyCode } from './discrepancy.js';
import { providerOf } from './provider-of.js';
import type { Placed, World } from './world.js';

const placedWithProviders = ({ placed }: World): readonly (readonly [Placed, string])[] =>
  placed.flatMap((child) => {
    const provider = providerOf(child);
    return provider === null ? [] : [[child, provider] as const];
  });

const between = ({ subject }: Placed, provider: string) =>
  [{ kind: 'child', id: subject }, { kind: 'provider', id: provider }] as const;

/** Placed with a provider that is not registered on that day: never recorded, suspended, or its registration ended (Care Standards Act 2000, section 11). */
export const providersNotRegistered = (world: World): readonly Discrepancy[] =>
  placedWithProviders(world).flatMap(([child, provider]) => {
    const registration = world.registrations.get(provider);
    if (registration?.status === 'active') return [];
    const code: DiscrepancyCode = registration ? 'provider-not-registered' : 'provider-not-on-record';
    return [{ code, mustAct: 'commissioning team', between: between(child, provider), facts: { status: registration?.status ?? null } }];
  });

/**
 * Placed with a provider judged below good, then or since: "We will only place our children in facilities judged as good or
 * outstanding" (the council's strategy 2019–2022). A provider not inspected yet is not below good.
 */
export const providersBelowGood = (world: World): readonly Discrepancy[] =>
  placedWithProviders(world).flatMap(([child, provider]) => {
    const now = world.judgements.get(provider);
    const then = world.judgementOn(provider, child.placementBegan);
    const [belowThen, belowNow] = [then, now].map((held) => held !== undefined && !isGoodOrBetter(held.overall as Judgement));
    if (!belowThen && !belowNow) return [];
    const code: DiscrepancyCode = belowThen ? 'below-good-when-placed' : 'below-good-since';
    return [{
      code,
      mustAct: 'commissioning team',
      between: between(child, provider),
      facts: { whenPlaced: then?.overall ?? null, now: now?.overall ?? null, placedOn: dateOfDay(child.placementBegan) },
    }];
  });

/** Two block bookings of one provider at the same time: told with the places they come to and those that are registered. */
export const bookingsOverlapping = (world: World): readonly Discrepancy[] => {
  const byProvider = new Map<string, number[]>();
  for (const { subject, places } of world.bookings) byProvider.set(subject, [...(byProvider.get(subject) ?? []), places]);
  return [...byProvider].flatMap(([provider, places]) =>
    places.length < 2
      ? []
      : [{
          code: 'bookings-overlap' as const,
          mustAct: 'commissioning team' as const,
          between: [{ kind: 'provider' as const, id: provider }],
          facts: {
            bookings: places.length,
            booked: places.reduce((sum, one) => sum + one, 0),
            registered: world.registrations.get(provider)?.places ?? null,
          },
        }],
  );
};
