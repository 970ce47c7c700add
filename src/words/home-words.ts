const day = (label: string) => ({ label, hint: 'Like 31 3 2019, or today' });
const details = {
  provision: { label: 'Kind of provision', hint: '' },
  sector: { label: 'Sector', hint: '' },
  places: { label: 'Places', hint: 'How many children it may accommodate at once' },
  ageFrom: { label: 'Youngest age', hint: 'In completed years' },
  ageTo: { label: 'Oldest age', hint: 'In completed years' },
  sex: { label: 'For boys or girls only', hint: '' },
  owner: { label: 'Organisation that owns it', hint: '' },
  authority: { label: 'Authority it lies in', hint: '' },
  own: { label: 'Is it the authority’s own?', hint: '' },
  name: { label: 'Name', hint: 'Kept apart: it may tell where a child lives' },
  postcode: { label: 'Postcode', hint: 'Kept apart: it may tell where a child lives' },
} as const;
const booking = { label: 'Reference of the booking', hint: 'Your own' };
const framework = { label: 'Framework', hint: 'Its reference' };

/** Words of the forms about homes and other providers. */
export const homeForms = {
  register: { title: 'Record a registration', fields: { effectiveOn: day('Day from which it is registered'), ...details } },
  details: { title: 'Change places, ages or other details', fields: { effectiveOn: day('Day from which they hold'), ...details } },
  inspected: {
    title: 'Record an inspection',
    fields: {
      effectiveOn: day('Day of the inspection'),
      kind: { label: 'Kind of inspection', hint: '' },
      overall: { label: 'Overall experiences and progress', hint: 'Ofsted’s overall judgement' },
      protection: { label: 'How well children are helped and protected', hint: '' },
      leadership: { label: 'Leaders and managers', hint: '' },
      publishedOn: { label: 'Day on which the report was published', hint: 'Like 31 3 2019' },
      event: { label: 'Ofsted’s number of the inspection', hint: '' },
    },
  },
  suspended: { title: 'Record that the registration was suspended', fields: { effectiveOn: day('First day of the suspension') } },
  restored: { title: 'Record that the suspension ended', fields: { effectiveOn: day('First day without it') } },
  closed: {
    title: 'Record that the registration ended',
    fields: { effectiveOn: day('First day on which it is not registered'), why: { label: 'Why', hint: '' } },
  },
  'framework-joined': {
    title: 'Record that it joined a framework',
    fields: { effectiveOn: day('Day'), framework, kind: { label: 'Kind of framework', hint: '' } },
  },
  'framework-left': { title: 'Record that it left a framework', fields: { effectiveOn: day('Day'), framework } },
  booked: {
    title: 'Record a block booking',
    fields: {
      booking,
      effectiveOn: { label: 'First day paid for', hint: 'Like 31 3 2019; up to two years ahead' },
      until: { label: 'Until, if that is agreed', hint: 'The first day no longer paid for' },
      places: { label: 'Places booked', hint: '' },
      weeklyPrice: { label: 'Price a week for each place', hint: 'In pounds, whether it is filled or not' },
    },
  },
  'booking-ended': {
    title: 'End a block booking',
    fields: { booking, effectiveOn: { label: 'First day no longer paid for', hint: 'Like 31 3 2019' } },
  },
} as const;

export type HomeFormName = keyof typeof homeForms;

export const newHomeWords = {
  title: 'Record a home or another provider',
  provider: { label: 'Ofsted number (URN), or your own reference', hint: 'Like SC012345 or 1234567; your own where Ofsted does not register it' },
  notAReference: '“new” and “recorded” cannot be references of a home: give another',
} as const;

export const endings = {
  closed: { words: 'It closed' },
  cancelled: { words: 'Ofsted cancelled it' },
  'no-longer-in-register': { words: 'It is no longer in Ofsted’s register' },
} as const;

export const onlyFor = { M: { words: 'Boys only' }, F: { words: 'Girls only' } } as const;

export const homeStatuses = {
  active: { words: 'Registered' },
  suspended: { words: 'Registration suspended' },
  ended: { words: 'No longer registered' },
  'not-on-record': { words: 'Not on record' },
} as const;

export const areas = {
  authority: { words: 'In the authority’s area' },
  region: { words: 'Outside it, in the region' },
  outside: { words: 'Outside the region' },
  'not-recorded': { words: 'Not recorded' },
} as const;

/** What is questioned before something about a home is recorded. */
export const homeDoubts = {
  known: (provider: string) => `A record ${provider} is there already. What you record is added to it: check the reference.`,
  stillPlaced: (children: string, many: number) =>
    `${children} ${many === 1 ? 'lives' : 'live'} there on that day, and would be in a home that may not accommodate ${many === 1 ? 'the child' : 'them'}. Record where ${many === 1 ? 'the child goes' : 'each goes'}.`,
  belowGood: (children: string, many: number) =>
    `${children} ${many === 1 ? 'lives' : 'live'} there on that day. The strategy’s rule is good or outstanding only: review ${many === 1 ? 'the placement' : 'each placement'}.`,
  fewerPlaces: (placed: number, places: number) => `${placed === 1 ? '1 child of ours lives' : `${placed} children of ours live`} there on that day, and it would have ${places === 1 ? '1 place' : `${places} places`}.`,
  wasPlaced: (children: string) => `${children}: lived there on days on which it would not have been registered. Check the placement and the registration.`,
  feesName: (children: string, booking: string) => `The fee of ${children} names booking ${booking}, which would not be recorded. Correct the fee too.`,
  bookedBeyond: (booked: number, registered: number) => `With this booking ${booked} places would be booked, and ${registered} are registered.`,
  bookingRuns: (booking: string) => `Booking ${booking} is in force on that day. Check that it is not the same booking twice.`,
  stillBooked: (booking: string) => `Block booking ${booking} would go on: it is paid for until it is ended.`,
} as const;

/** How a home stands, above a form about it. */
export const homeFormLines = {
  nothing: 'It was not registered by today, as far as is recorded.',
  placed: (placed: number, places: number | null) => `Places: ${places ?? 'not recorded'}. Our children there: ${placed}.`,
  booked: (booking: string, places: number) => `Block booking ${booking}: ${places === 1 ? '1 place' : `${places} places`}.`,
} as const;
