const day = (label: string) => ({ label, hint: 'Like 31 3 2019, or today' });
const until = { label: 'Until, if that is known', hint: 'The first day on which it no longer holds' };
const terms = {
  types: { label: 'Approved for', hint: 'Choose all that apply' },
  places: { label: 'Places', hint: 'How many children may be placed at once' },
  ageFrom: { label: 'Youngest age', hint: 'In completed years; 0 for a baby' },
  ageTo: { label: 'Oldest age', hint: 'In completed years, up to 17 or 18' },
  until: { label: 'Until, of a temporary approval', hint: 'Of a connected person (regulation 24): the first day on which it no longer holds' },
} as const;

/** Words of the forms about carer households: the action, its title, and its fields. */
export const carerForms = {
  approve: {
    title: 'Record an approval',
    fields: {
      effectiveOn: day('Day of approval'), ...terms,
      agency: { label: 'Agency, if one approved the household', hint: 'Its Ofsted number or your own reference' },
      transferredFrom: { label: 'Service it came from, if it fostered before', hint: 'A reference' },
    },
  },
  vary: { title: 'Change the terms of approval', fields: { effectiveOn: day('Day from which the new terms hold'), ...terms } },
  exempt: {
    title: 'Record an exemption from the usual fostering limit',
    fields: {
      effectiveOn: day('Day from which it holds'),
      places: { label: 'Children in all', hint: 'How many may be placed while it lasts' },
      until,
    },
  },
  'end-exemption': { title: 'End the exemption', fields: { effectiveOn: day('First day without it') } },
  unavailable: {
    title: 'Record places that cannot be filled',
    fields: {
      effectiveOn: day('First day'),
      places: { label: 'Places that cannot be filled', hint: 'It takes the place of what was said before' },
      reason: { label: 'Why', hint: '' },
      until: { ...until, hint: 'The first day on which they can be filled again' },
    },
  },
  available: { title: 'Record that every place can be filled again', fields: { effectiveOn: day('First day') } },
  deregister: {
    title: 'End the approval',
    fields: {
      effectiveOn: day('First day on which the household is no longer approved'),
      reason: { label: 'Why', hint: '' },
      child: { label: 'Child, where special guardianship was taken', hint: 'The child’s reference' },
      transferredTo: { label: 'Service it went to, if it did', hint: 'A reference' },
    },
  },
  review: { title: 'Record a review of approval', fields: { effectiveOn: day('Day of the review'), outcome: { label: 'Outcome', hint: '' } } },
  step: { title: 'Record a step towards approval', fields: { effectiveOn: day('Day'), stage: { label: 'What happened', hint: '' } } },
  'person-joined': {
    title: 'Record a carer of the household',
    fields: {
      effectiveOn: day('Day from which the carer fosters here'),
      person: { label: 'Number of the carer', hint: 'Tells the carers of one household apart: 1, 2 …' },
      dateOfBirth: { label: 'Date of birth', hint: 'Like 31 3 1975' },
      sex: { label: 'Sex', hint: '' },
      ethnicity: { label: 'Ethnicity', hint: '' },
      name: { label: 'Name', hint: 'Kept apart, with what names people' },
    },
  },
  'person-left': {
    title: 'Record that a carer left the household',
    fields: { effectiveOn: day('First day without the carer'), person: { label: 'Number of the carer', hint: 'As it was recorded: 1, 2 …' } },
  },
  address: {
    title: 'Record where the household lives',
    fields: {
      effectiveOn: day('Day from which it lives there'),
      authority: { label: 'Authority it lies in', hint: '' },
      address: { label: 'Address', hint: 'Kept apart, with what names people' },
      postcode: { label: 'Postcode', hint: 'Kept apart, with what names people' },
    },
  },
  level: { title: 'Set the level of skill', fields: { effectiveOn: day('Day from which it is paid'), level: { label: 'Level', hint: '1 or more, by your own rate card' } } },
  'hub-joined': { title: 'Record that it joined a support hub', fields: { effectiveOn: day('Day'), hub: { label: 'Hub', hint: 'Its reference' } } },
  'hub-left': { title: 'Record that it left the support hub', fields: { effectiveOn: day('Day') } },
  allegation: {
    title: 'Record an allegation',
    fields: { effectiveOn: day('Day on which it was made'), allegation: { label: 'Reference of the allegation', hint: 'Your own, never a name' } },
  },
  'allegation-concluded': {
    title: 'Record how an allegation was concluded',
    fields: {
      effectiveOn: day('Day on which it was concluded'),
      allegation: { label: 'Reference of the allegation', hint: 'As it was recorded' },
      outcome: { label: 'Outcome', hint: '' },
    },
  },
  'exit-interview': {
    title: 'Record an exit interview',
    fields: { effectiveOn: day('Day of the interview'), themes: { label: 'What they spoke of', hint: 'Choose all that apply' } },
  },
} as const;

export type CarerFormName = keyof typeof carerForms;

/** The form on which a household is first recorded. */
export const newHousehold = {
  title: 'Record a new household',
  carer: { label: 'Reference of the household', hint: 'Your own, never a name: up to 20 letters and digits' },
  stage: { label: 'Where it stands', hint: 'What you record first; earlier steps can be added later' },
  effectiveOn: day('Day on which that was so'),
  ifApproved: 'Terms, of a household that is approved already',
  needed: (label: string) => `An approval needs an answer to “${label}”`,
  notAReference: '“new” and “recorded” cannot be references of a household: give another',
} as const;

/** What happened on the way to an approval, one choice for each. */
export const stepsTowards = {
  enquired: { words: 'Asked about fostering' },
  applied: { words: 'Applied to foster' },
  assessed: { words: 'The assessment began' },
  'panel-approve': { words: 'The panel recommended approval' },
  'panel-not-approve': { words: 'The panel recommended not to approve' },
  'panel-defer': { words: 'The panel will come back to it' },
  withdrawn: { words: 'The household withdrew' },
  'not-approved': { words: 'It was decided not to approve' },
} as const;

export const stageWords: Readonly<Record<string, string>> = {
  enquiry: 'Has enquired', application: 'Has applied', assessment: 'Being assessed', panel: 'Seen by the panel, not approved yet',
};

export const householdStatuses = {
  approved: { words: 'Approved' },
  applying: { words: 'On the way to approval' },
  deregistered: { words: 'No longer approved' },
  closed: { words: 'Application ended' },
} as const;

/** What is questioned before something about a household is recorded. */
export const carerDoubts = {
  stillPlaced: (children: string, many: number) =>
    `${children} ${many === 1 ? 'is' : 'are'} placed with the household on that day, and would be with carers who are not approved. Record where ${many === 1 ? 'the child goes' : 'each goes'}.`,
  wasPlaced: (children: string) => `${children}: placed with the household on days on which it would not have been approved. Check the placement and the approval.`,
  fewerPlaces: (placed: number, places: number) => `${placed === 1 ? '1 child is' : `${placed} children are`} placed with the household on that day, and it would have ${places === 1 ? '1 place' : `${places} places`}.`,
  outsideAges: (children: string, from: number, to: number) => `${children}: not between ${from} and ${to} years old on that day, which the household would be approved for.`,
  notVacant: (unfilled: number) => `${unfilled === 0 ? 'Every place is' : `All but ${unfilled} of its places are`} filled on that day: more cannot stand empty.`,
  known: (carer: string) => `A household ${carer} is on record already. What you record is added to it: check the reference.`,
  temporaryTooLong: 'A temporary approval (regulation 24) lasts 16 weeks, or 24 if it is extended. This one would last longer.',
  noEnd: 'A connected person’s temporary approval has an end, and none is given.',
  overThree: (places: number) => `${places} places are more than the usual fostering limit of three: a household needs an exemption, unless the children are siblings.`,
} as const;

/** How a household stands, above a form about it. */
export const carerFormLines = {
  nothing: 'Nothing had taken effect of the household by today.',
  approved: (since: string, types: string, ages: string) => `Approved since ${since}, for: ${types}. Ages ${ages}.`,
  places: (places: number, filled: number, vacant: number, notAvailable: number) => `Places: ${places}, of which ${filled} filled, ${vacant} vacant, ${notAvailable} not available.`,
  agency: (placed: number) => `An agency approved it. Our children placed there: ${placed}.`,
} as const;
