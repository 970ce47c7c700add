import type { AttentionCode } from '../asking/dashboard-attention.js';
import type { HeadlineName } from '../asking/dashboard-figures.js';

/** What a big number is of; its unit is said by the number itself. */
export const headlineWords: Readonly<Record<HeadlineName, { readonly title: string; readonly note: string }>> = {
  inCare: { title: 'Children in care', note: 'Short breaks not counted' },
  familyBased: { title: 'Living in families', note: 'Fostered, with parents or placed for adoption' },
  outOfAuthority: { title: 'Placed out of the authority', note: 'Outside its boundary, at whatever distance' },
  farFromHome: { title: 'Over 20 miles from home', note: 'Share of all children in care' },
  threePlacements: { title: 'Three or more homes in the year', note: 'National indicator NI62' },
  samePlacement: { title: 'Same home for two years', note: 'National indicator NI63, of children long in care' },
  vacantPlaces: { title: 'Places vacant with own carers', note: 'Approved, not filled and available' },
  forecast: { title: 'Forecast for placements', note: 'What the financial year will come to' },
  leaversInTouch: { title: 'Care leavers in touch', note: 'Of those with a right to an adviser' },
};

type Worded = { readonly one: string; readonly many: string; readonly todo: string };

/** What asks for attention, of one record and of several, and what is to be done. */
export const attentionWords: Readonly<Record<AttentionCode, Worded>> = {
  missing: { one: 'child is missing or away without authorisation', many: 'children are missing or away without authorisation', todo: 'Record when each is found.' },
  'placements-ending': { one: 'placement has an agreed end within 7 days', many: 'placements have an agreed end within 7 days', todo: 'Extend it, or plan the move.' },
  'approvals-ending': { one: 'temporary approval ends within 28 days', many: 'temporary approvals end within 28 days', todo: 'Approve the carers in full, or plan where the children will live.' },
  'bookings-ending': { one: 'block booking ends within 28 days', many: 'block bookings end within 28 days', todo: 'Renew it, or let it end.' },
  'turning-eighteen': { one: 'child in care turns 18 within 28 days', many: 'children in care turn 18 within 28 days', todo: 'Plan where each will live, and allocate an adviser.' },
  'judgements-fallen': { one: 'home with a child of ours fell below good in three months', many: 'homes with children of ours fell below good in three months', todo: 'Review each placement.' },
  'reviews-overdue': { one: 'carer household’s yearly review is overdue', many: 'carer households’ yearly reviews are overdue', todo: 'Hold the reviews, and record them.' },
  'carer-not-approved': { one: 'child is placed with carers who are not approved', many: 'children are placed with carers who are not approved', todo: 'Check the placement and the approval.' },
  'carer-over-places': { one: 'carer household has more children than places', many: 'carer households have more children than places', todo: 'Vary the approval, or record an exemption.' },
  'places-not-available': { one: 'carer household has children in places said to be unavailable', many: 'carer households have children in places said to be unavailable', todo: 'Check what is said of the places.' },
  'outside-approved-ages': { one: 'child is outside the ages the carers are approved for', many: 'children are outside the ages the carers are approved for', todo: 'Vary the approval, or check the placement.' },
  'provider-not-on-record': { one: 'child is placed with a provider who is not on record', many: 'children are placed with providers who are not on record', todo: 'Record the provider, or check the reference.' },
  'provider-not-registered': { one: 'child is placed with a provider who is not registered', many: 'children are placed with providers who are not registered', todo: 'Review each placement.' },
  'below-good-when-placed': { one: 'child was placed with a provider judged below good', many: 'children were placed with providers judged below good', todo: 'Review each placement.' },
  'below-good-since': { one: 'child’s provider has been judged below good since', many: 'children’s providers have been judged below good since', todo: 'Review each placement.' },
  'siblings-parted': { one: 'group of siblings lives apart with no reason recorded', many: 'groups of siblings live apart with no reason recorded', todo: 'Record the reason, or plan to reunite them.' },
  'no-fee': { one: 'bought placement has no fee', many: 'bought placements have no fee', todo: 'Record what was agreed.' },
  'fee-without-placement': { one: 'fee runs on without its placement', many: 'fees run on without their placements', todo: 'End the fee, or check the placement.' },
  'bookings-overlap': { one: 'provider has block bookings that overlap', many: 'providers have block bookings that overlap', todo: 'Check that they are not the same booking twice.' },
  'booking-not-in-force': { one: 'fee is part of a block booking not in force', many: 'fees are part of block bookings not in force', todo: 'Check the booking, or the fee.' },
  'staying-put-outside-ages': { one: 'young person is recorded as staying put at another age', many: 'young people are recorded as staying put at other ages', todo: 'Check when it began or ended.' },
  'accommodation-before-its-age': { one: 'young person’s accommodation is for older ones', many: 'young people’s accommodation is for older ones', todo: 'Check the accommodation, or the date of birth.' },
  'short-break-too-long': { one: 'short break is longer than 17 days', many: 'short breaks are longer than 17 days', todo: 'Check its days.' },
  'short-breaks-too-many': { one: 'child comes to more than 75 days of short breaks', many: 'children come to more than 75 days of short breaks', todo: 'Review the care plan.' },
};

/** What the lines of a year of homes are called; four of them stand in one line above the chart. */
export const kindsOfHome = {
  inHouse: 'In-house carers',
  ifa: 'Agency carers',
  residential: 'Residential',
  other: 'Elsewhere',
} as const;
