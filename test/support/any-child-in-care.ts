import fc from 'fast-check';
import type { ChildInCare } from '../../projections/children/children-in-care.query.js';
import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { ethnicities, legalStatuses, placementProviders, placementTypes } from '../../src/domain/codes.js';

export const AS_AT = '2019-03-31' as CalendarDate;
const DAY = dayNumber(AS_AT);

/** A child in care on the day, settled in house since long before; what a test says is otherwise. */
export const childInCare = (child: string, over: Partial<ChildInCare> = {}): ChildInCare => ({
  authority: 'E08000018', child, episodeBegan: DAY - 100, reasonForNewEpisode: 'S', legalStatus: 'C2', legalStatusBegan: DAY - 100,
  categoryOfNeed: 'N1', placementType: 'U6', usualPlacementType: 'U6', provider: 'PR1', usualProvider: 'PR1', urn: null, home: null,
  carer: 'household-1', placementAuthority: 'E08000018', distanceTenths: 31, placementBegan: DAY - 100, careBegan: DAY - 100,
  admissionKnown: 1, dateOfBirth: DAY - 4000, sex: '1', ethnicity: 'WBRI', disability: null, asylumFrom: null, asylumTo: null, ...over,
});

const or = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const codeOf = (list: object) => fc.constantFrom(...Object.keys(list));
const ago = (days: number) => fc.nat({ max: days }).map((past) => DAY - past);

/** Any child that could be in care on the day, likely or not. */
const anyChild: fc.Arbitrary<Partial<ChildInCare>> = fc
  .record({
    legalStatus: codeOf(legalStatuses), type: codeOf(placementTypes), provider: or(codeOf(placementProviders)), away: fc.boolean(),
    placementAuthority: or(fc.constantFrom('E08000018', 'E08000019', 'E08000039', 'SCO', '372')),
    distanceTenths: or(fc.oneof(fc.nat({ max: 4_000 }), fc.constantFrom(200, 201, 9_999))),
    placementBegan: ago(3_000), careBegan: ago(6_000), dateOfBirth: or(ago(7_000)), sex: or(fc.constantFrom('1', '2', 'M', 'F', 'U')),
    ethnicity: or(codeOf(ethnicities)), disability: or(fc.constantFrom('NONE', 'no', 'HAND', 'yes')), asylumFrom: or(ago(2_000)),
    urn: or(fc.constantFrom('SC000001', '1234567')), home: or(fc.constantFrom('home-1')),
  })
  .map(({ type, provider, away, ...rest }) => ({
    ...rest, usualPlacementType: type, usualProvider: provider, placementType: away ? 'T1' : type, provider: away ? null : provider,
  }));

export const anyChildren: fc.Arbitrary<readonly ChildInCare[]> = fc
  .array(anyChild, { maxLength: 40 })
  .map((children) => children.map((child, place) => childInCare(String(place), child)));
