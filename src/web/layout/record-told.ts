import type { CalendarDate } from '../../domain/calendar.js';
import * as carer from '../../domain/carer/codes.js';
import type { ApprovalTerms } from '../../domain/carer/events.js';
import { isCodeOf, wordsFor, type CodeList } from '../../domain/codes.js';
import { costKinds, feeTiers, purchases } from '../../domain/fee/codes.js';
import type { FeeTerms } from '../../domain/fee/events.js';
import { authorities } from '../../domain/provider/authorities.js';
import * as provider from '../../domain/provider/codes.js';
import type { ProviderDetails } from '../../domain/provider/events.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { dayInWords } from '../../words/wording.js';
import { paths } from '../paths.js';
import * as words from './code-words.js';

type Labelled = { readonly label: string; readonly words: string; readonly code: string; readonly href?: string };
type Told = (value: unknown) => readonly Labelled[];

const plain = (label: string, text: string): Labelled => ({ label, words: text, code: '' });
const said = (label: string): Told => (value) => [plain(label, String(value))];
const day = (label: string): Told => (value) => [plain(label, dayInWords(value as CalendarDate))];
const pounds = (label: string): Told => (value) => [plain(label, poundsInWords(Number(value)))];
const places: Told = (value) => [plain('Places', String(value))];

const inWords = (list: CodeList<string>, code: string): string => (isCodeOf(list, code) ? wordsFor(list, code) : code);
const coded =
  (label: string, list: CodeList<string>): Told =>
  (value) => [plain(label, inWords(list, String(value)))];
const several =
  (label: string, list: CodeList<string>): Told =>
  (value) => [plain(label, (value as readonly string[]).map((code) => inWords(list, code)).join(', ') || 'Nothing')];

/** Members that are there, in words; the rest left out. */
const those = (...told: readonly (Labelled | undefined | false)[]): readonly Labelled[] => told.filter((one) => typeof one === 'object');

export const authorityShown = (authority: string): string => authorities[authority] ?? authority;
export const approvedForShown = (types: readonly string[]): string => types.map((type) => inWords(carer.approvalTypes, type)).join(', ');

const terms: Told = (value) => {
  const { places: many, ageFrom, ageTo, types, until } = value as ApprovalTerms;
  return those(
    plain('Approved for', approvedForShown(types)),
    plain('Places', String(many)),
    plain('Ages', `${ageFrom} to ${ageTo}`),
    until !== undefined && plain('Until', dayInWords(until)),
  );
};

const details: Told = (value) => {
  const { provision, sector, places: many, lessAmbulantBedrooms, ageFrom, ageTo, sex, owner, authority, region, own } = value as ProviderDetails;
  return those(
    plain('Kind', provider.provisionTypes[provision].words),
    sector && plain('Sector', provider.sectors[sector].words),
    many !== undefined && plain('Places', String(many)),
    lessAmbulantBedrooms !== undefined && plain('Bedrooms for less ambulant children', String(lessAmbulantBedrooms)),
    ageFrom !== undefined && ageTo !== undefined && plain('Ages', `${ageFrom} to ${ageTo}`),
    sex && plain('For', sex === 'M' ? 'Boys' : 'Girls'),
    owner !== undefined && plain('Owner', owner),
    authority !== undefined && plain('Authority it lies in', authorityShown(authority)),
    region !== undefined && plain('Region', region),
    own !== undefined && plain('The authority’s own', own ? 'Yes' : 'No'),
  );
};

const fee: Told = (value) => {
  const { weekly, tier, extras = [], purchase, framework, booking, payee } = value as FeeTerms;
  return those(
    plain('A week', poundsInWords(weekly)),
    ...extras.map(({ kind, weekly: more }) => plain(`${costKinds[kind].words}, a week`, poundsInWords(more))),
    tier && plain('Tier', feeTiers[tier].words),
    plain('Bought', purchases[purchase].words),
    framework !== undefined && plain('Framework', framework),
    booking !== undefined && plain('Block booking', booking),
    payee !== undefined && plain('Paid to', payee),
  );
};

const ended = { closed: { words: 'Closed' }, cancelled: { words: 'Cancelled by Ofsted' }, 'no-longer-in-register': { words: 'No longer in Ofsted’s register' } } as const;
const recommended = { approve: { words: 'To approve' }, 'not-approve': { words: 'Not to approve' }, defer: { words: 'To come back to it' } } as const;
const closed = { withdrawn: { words: 'Withdrawn' }, 'not-approved': { words: 'Not approved' } } as const;

const child: Told = (value) => [{ ...plain('Child', String(value)), href: paths.child(String(value)) }];

/** What entries of carers, providers and fees tell, in words, by the type of the entry and the name of the member. */
export const recordTold: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  CarerPanelHeld: { recommendation: coded('Recommended', recommended) },
  CarerApplicationClosed: { why: coded('Why', closed) },
  CarerApproved: { terms, agency: said('Approved by agency'), transferredFrom: said('Came from') },
  CarerApprovalVaried: { terms },
  CarerDeregistered: { reason: coded('Why', carer.deregistrationReasons), child, transferredTo: said('Went to') },
  ExitInterviewHeld: { themes: several('Spoke of', carer.exitThemes) },
  UsualLimitExempted: { places: said('Children in all'), until: day('Until') },
  PlacesUnavailable: { places, reason: coded('Why', carer.unavailableReasons), until: day('Until') },
  CarerReviewed: { outcome: coded('Outcome', carer.reviewOutcomes) },
  HubJoined: { hub: said('Hub') },
  AllegationRaised: { allegation: said('Reference') },
  AllegationConcluded: { allegation: said('Reference'), outcome: coded('Outcome', carer.allegationOutcomes) },
  SkillsLevelSet: { level: said('Level') },
  CarerPersonJoined: {
    person: said('Carer'), dateOfBirth: day('Date of birth'), sex: (value) => [{ label: 'Sex', ...words.sex(String(value)) }],
    ethnicity: (value) => [{ label: 'Ethnicity', ...words.ethnicity(String(value)) }],
  },
  CarerPersonLeft: { person: said('Carer') },
  CarerAddressRecorded: { authority: (value) => [plain('Authority it lies in', authorityShown(String(value)))] },
  ProviderRegistered: { urn: said('Ofsted number (URN)'), details },
  ProviderDetailsChanged: { details },
  RegistrationEnded: { why: coded('Why', ended) },
  ProviderInspected: {
    kind: coded('Kind', provider.inspectionKinds), event: said('Ofsted’s number of it'), publishedOn: day('Published'),
    overall: coded('Overall', provider.judgements), education: coded('Education', provider.judgements),
    health: coded('Health', provider.judgements), protection: coded('Protection', provider.judgements),
    leadership: coded('Leadership', provider.judgements),
  },
  FrameworkJoined: { framework: said('Framework'), kind: coded('Kind', provider.frameworkKinds) },
  FrameworkLeft: { framework: said('Framework') },
  BlockBooked: { booking: said('Booking'), places, weeklyPrice: pounds('A week for each place'), until: day('Until') },
  BlockBookingEnded: { booking: said('Booking') },
  FeeAgreed: { terms: fee, until: day('Until') },
  FeeChanged: { terms: fee, until: day('Until') },
  OneOffCostIncurred: { kind: coded('For', costKinds), amount: pounds('Amount') },
  InvoiceReceived: {
    invoice: said('Invoice'), from: day('From'), to: (value) => [plain('Up to, not including', dayInWords(value as CalendarDate))],
    amount: (value) => [plain('Amount', poundsInWords(Number(value)))],
  },
};
