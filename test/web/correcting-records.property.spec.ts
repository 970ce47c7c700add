import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CarerFact } from '../../src/domain/carer/events.js';
import type { Fact } from '../../src/domain/entry.js';
import type { FeeFact } from '../../src/domain/fee/events.js';
import type { ProviderFact } from '../../src/domain/provider/events.js';
import { carerShapes } from '../../src/ledger/carer-shapes.js';
import { feeShapes } from '../../src/ledger/fee-shapes.js';
import { providerShapes } from '../../src/ledger/provider-shapes.js';
import { carerCorrection } from '../../src/web/carers/carer-corrections.js';
import { FIELDS } from '../../src/web/correcting/fields.js';
import { correctForm } from '../../src/web/correcting/forms.js';
import { feeCorrection } from '../../src/web/homes/fee-corrections.js';
import { homeCorrection } from '../../src/web/homes/home-corrections.js';
import { answersShown, fieldsShown } from '../../src/web/layout/form/form-shown.js';
import type { Fit, FormField } from '../../src/web/layout/form/form.js';
import type { Correction } from '../../src/web/layout/form/putting-right.js';
import { readForm } from '../../src/web/layout/form/read-form.js';
import { putRightLinks } from '../../src/web/layout/put-right-links.js';
import type { PutRightKind } from '../../src/web/paths.js';
import { entryTypes } from '../../src/words/wording.js';
import { TODAY } from '../support/served.js';
import { runs } from '../support/runs.js';

const day = '2019-03-31';
const until = '2020-03-31';
const terms = { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred', 'long-term-or-permanent'] };
const details = {
  provision: 'childrens-home', sector: 'private', places: 4, lessAmbulantBedrooms: 1, ageFrom: 8, ageTo: 17, sex: 'F', owner: 'Tall Oaks', authority: 'Rotherham',
  region: 'Yorkshire and The Humber', own: false, educationUrn: '100123',
};
const identity = { name: 'Holly Lodge', address: ['1 High Street', 'Rotherham'], postcode: 'S60 1AA' };
const source = { register: 'ofsted', asAt: '2019-03-31', row: 7 };
const fee = { weekly: 310_050, tier: 'intensive', extras: [{ kind: 'therapy', weekly: 5_000 }], purchase: 'framework', framework: 'A framework of old', payee: 'SC000001' };

/** A fact of each type with everything it can say, and with as little as it can. */
const CARERS: readonly object[] = [
  { type: 'CarerEnquired' }, { type: 'CarerApplied' }, { type: 'CarerAssessmentBegan' }, { type: 'CarerPanelHeld', recommendation: 'defer' },
  { type: 'CarerApplicationClosed', why: 'withdrawn' }, { type: 'CarerApproved', terms: { ...terms, until }, agency: 'An agency of old', transferredFrom: 'X 1' },
  { type: 'CarerApproved', terms }, { type: 'CarerApprovalVaried', terms: { ...terms, until } },
  { type: 'CarerDeregistered', reason: 'special-guardianship', child: '101', transferredTo: 'Y' }, { type: 'CarerDeregistered', reason: 'retirement' },
  { type: 'ExitInterviewHeld', themes: [], identity: { note: 'Said by Mrs Hopper' } }, { type: 'UsualLimitExempted', places: 5, until }, { type: 'UsualLimitExemptionEnded' },
  { type: 'PlacesUnavailable', places: 1, reason: 'other', until }, { type: 'PlacesAvailableAgain' }, { type: 'CarerReviewed', outcome: 'vary' },
  { type: 'HubJoined', hub: 'The hub' }, { type: 'HubLeft' }, { type: 'AllegationRaised', allegation: 'A 1' },
  { type: 'AllegationConcluded', allegation: 'A 1', outcome: 'substantiated' }, { type: 'SkillsLevelSet', level: 3 },
  { type: 'CarerPersonJoined', person: 1, dateOfBirth: '1970-01-01', sex: '2', ethnicity: 'WBRI', identity: { name: 'Grace Hopper' } },
  { type: 'CarerPersonJoined', person: 2, dateOfBirth: '1970-01-01' }, { type: 'CarerPersonLeft', person: 1 },
  { type: 'CarerAddressRecorded', authority: 'E08000018', identity: { address: '1 High Street', postcode: 'S60 1AA' } }, { type: 'CarerAddressRecorded' },
];
const HOMES: readonly object[] = [
  { type: 'ProviderRegistered', urn: 'SC000001', details, identity, source }, { type: 'ProviderRegistered', details: { provision: 'childrens-home' } },
  { type: 'ProviderRegistered', details: { provision: 'childrens-home', authority: 'Somewhere abroad' } },
  { type: 'ProviderDetailsChanged', details: { ...details, authority: 'E08000018' }, identity }, { type: 'RegistrationSuspended', source }, { type: 'RegistrationRestored' },
  { type: 'RegistrationEnded', why: 'no-longer-in-register', source },
  { type: 'ProviderInspected', kind: 'full', event: '10', publishedOn: '2019-05-01', overall: 'good', education: 'good', health: 'good', protection: 'outstanding', leadership: 'inadequate', source },
  { type: 'ProviderInspected', kind: 'full', overall: 'good' }, { type: 'FrameworkJoined', framework: 'A framework of old', kind: 'regional' }, { type: 'FrameworkLeft', framework: 'FW1' },
  { type: 'BlockBooked', booking: 'B1', places: 2, weeklyPrice: 300_000, until }, { type: 'BlockBooked', booking: 'B1', places: 2, weeklyPrice: 5 }, { type: 'BlockBookingEnded', booking: 'B1' },
];
const FEES: readonly object[] = [
  { type: 'FeeAgreed', terms: fee, until }, { type: 'FeeAgreed', terms: { weekly: 0, purchase: 'spot' } }, { type: 'FeeEnded' },
  { type: 'FeeChanged', terms: { ...fee, shares: { socialCare: 310_000, education: 50, health: 0 } } },
];

const facts = <F extends Fact>(some: readonly object[], correctionOf: (fact: F) => Correction<F> | undefined) =>
  some.map((one): { readonly fact: Fact; readonly correction: Correction } => {
    const fact = { effectiveOn: day, ...one } as unknown as F;
    return { fact, correction: correctionOf(fact) as unknown as Correction };
  });

const ALL = [...facts<CarerFact>(CARERS, carerCorrection), ...facts<ProviderFact>(HOMES, homeCorrection), ...facts<FeeFact>(FEES, feeCorrection)];

const anyDay = fc.constantFrom('2018-01-01', '2019-03-31', '2019-12-09', '2001-11-30');
const anyAnswer = ({ kind, codes = {} }: FormField): fc.Arbitrary<string> => {
  switch (kind) {
    case 'day': return anyDay;
    case 'code': return fc.constantFrom(...Object.keys(codes));
    case 'codes': return fc.subarray(Object.keys(codes), { minLength: 1 }).map((some) => some.join(' '));
    case 'yes-no': return fc.constantFrom('yes', 'no');
    case 'count': return fc.integer({ min: 1, max: 9 }).map(String);
    case 'pounds': return fc.nat({ max: 900_000 }).map(String);
    case 'postcode': return fc.constantFrom('S60 1AA', 'S1 2HH');
    default: return fc.constantFrom('A1', 'FW2', 'Tall-Oaks');
  }
};
const anyFit = (fields: readonly FormField[]): fc.Arbitrary<Fit> =>
  fc.record(Object.fromEntries(fields.map((one) => [one.name, one.optional === undefined ? anyAnswer(one) : fc.option(anyAnswer(one), { nil: undefined })])))
    .map((answers) => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)) as Fit);

/** A fact, and other answers to the form that puts it right. */
const anyChange = fc.constantFrom(...ALL).chain(({ fact, correction }) => anyFit(correction.fields).map((fit) => ({ fact, correction, fit })));

/** What no form of these asks for, by where it stands. */
const NOT_ASKED = ['source', 'urn', 'education', 'health', 'details.lessAmbulantBedrooms', 'details.educationUrn', 'identity.address', 'identity.note', 'terms.payee', 'terms.extras'];
const at = (fact: object, path: string): unknown => path.split('.').reduce<unknown>((part, member) => (part as Record<string, unknown> | undefined)?.[member], fact);

const SHAPES: Readonly<Record<string, { parse: (value: unknown) => unknown }>> = { ...carerShapes, ...providerShapes, ...feeShapes };

describe('a fact of a household, a home or a fee that is put right', () => {
  test.each(ALL.map(({ fact, correction }) => [fact.type, fact, correction] as const))('of %s, every answer as it was, says the very same', (_, fact, correction) => {
    expect(correction.right(correction.answersOf(fact))).toEqual(fact);
  });

  test.each(ALL.map(({ fact, correction }) => [fact.type, fact, correction] as const))('of %s, sent as the form first shows it, is told to say nothing new', (_, fact, correction) => {
    const form = correctForm({ id: 'e1' as never, fact }, correction);
    const shown = Object.fromEntries(fieldsShown(form.fields, {}, []).map((one) => [one.name, 'items' in one && one.as === 'checkboxes' ? (one.items ?? []).filter((item) => 'checked' in item && item.checked).map(({ value }) => value) : one.value]));
    const { errors } = readForm(form, { ...shown, note: 'As it was' }, TODAY);
    expect(errors).toEqual([expect.objectContaining({ text: expect.stringContaining('every answer is as it was') })]);
  });

  test('is offered to be corrected where there is a form for it, whatever it tells, and nowhere else', () => {
    const offered = (kind: PutRightKind, type: string) => putRightLinks(kind, '1', { type, number: 1 as never, struckOutBy: null }).correct !== undefined;
    const withForm = new Set(ALL.map(({ fact }) => fact.type));
    for (const [kind, shapes] of [['carer', carerShapes], ['provider', providerShapes], ['fee', feeShapes]] as const)
      for (const type of Object.keys(shapes)) expect([type, offered(kind, type)]).toEqual([type, withForm.has(type)]);
    for (const type of Object.keys(entryTypes)) expect([type, offered('child', type)]).toEqual([type, type in FIELDS]);
  });

  test('says what was answered and nothing else, and keeps what no form asks for', () => {
    fc.assert(
      fc.property(anyChange, ({ fact, correction, fit }) => {
        const right = correction.right(fit);
        const shown = (answers: Fit) => answersShown(correction.fields, { typed: {}, fit: answers }).map(({ words }) => words);
        expect(shown(correction.answersOf(right))).toEqual(shown(fit));
        const kept = fact.type === 'CarerAddressRecorded' ? NOT_ASKED.filter((path) => path !== 'identity.address') : NOT_ASKED;
        for (const path of kept) expect([path, at(right, path)]).toEqual([path, at(fact, path)]);
      }),
      runs(300),
    );
  });

  test('is one that the ledger takes', () => {
    fc.assert(
      fc.property(anyChange, ({ correction, fit }) => {
        const { type, ...told } = correction.right(fit);
        expect(() => SHAPES[type]?.parse(told)).not.toThrow();
      }),
      runs(300),
    );
  });
});
