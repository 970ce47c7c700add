const CODES = 'The return’s code is in brackets';
const DAY = 'Like 31 3 2019, or today';

/** Where a child lives: asked alike wherever a placement is recorded. */
const place = {
  type: { label: 'Where the child lives from then on', hint: CODES },
  provider: { label: 'Who provides it', hint: 'Leave it empty where the carer or the Ofsted number tells' },
  urn: { label: 'Ofsted number (URN), if it has one', hint: 'Of the home or the agency, like SC012345 or 1234567' },
  carer: { label: 'Carer household, if there is one', hint: 'Your own reference, never a name' },
  placementPostcode: { label: 'Postcode of the placement, if you know it', hint: 'Kept apart, with what names people' },
} as const;

const care = {
  legalStatus: { label: 'Legal status', hint: CODES },
  categoryOfNeed: { label: 'Main reason for being in care', hint: CODES },
  homePostcode: { label: 'Postcode of the home the child came from, if you know it', hint: 'Kept apart, with what names people' },
} as const;

const child = {
  dateOfBirth: { label: 'Date of birth', hint: 'Like 31 3 2010' },
  sex: { label: 'Sex', hint: '' },
  ethnicity: { label: 'Ethnicity', hint: CODES },
  disability: { label: 'Is the child disabled?', hint: '' },
  name: { label: 'Name, if it is to be kept here', hint: 'Kept apart, with what names people' },
  upn: { label: 'Unique pupil number (UPN), if there is one', hint: 'Kept apart, like A123456789012, or UN1 to UN5 where there is none' },
} as const;

/** Words of the pages on which what happens to a child is recorded. */
export const recordingWords = {
  move: {
    title: 'Record a move',
    action: 'Record a move',
    fields: {
      ...place,
      effectiveOn: { label: 'Day of the move', hint: `The first day with the new carer. ${DAY}` },
      reason: { label: 'Why the placement before ended', hint: '' },
      legalStatus: { label: 'Legal status, if it changed that day', hint: '' },
    },
  },
  details: {
    title: 'Record a change of the placement, with the same carer',
    action: 'Record a change of the placement',
    fields: {
      ...place,
      effectiveOn: { label: 'Day from which it is so', hint: DAY },
      type: { label: 'What the placement is from then on', hint: CODES },
      reason: { label: 'Why it changed', hint: '' },
      legalStatus: { label: 'Legal status, if it changed that day', hint: '' },
    },
  },
  'legal-status': {
    title: 'Record a change of legal status',
    action: 'Record a change of legal status',
    fields: {
      effectiveOn: { label: 'Day from which it holds', hint: DAY },
      legalStatus: { label: 'Legal status from then on', hint: CODES },
    },
  },
  absence: {
    title: 'Record a temporary absence',
    action: 'Record a temporary absence',
    fields: {
      effectiveOn: { label: 'First day away', hint: DAY },
      kind: { label: 'Where the child is meanwhile', hint: 'The placement stays the child’s own' },
      urn: { label: 'Ofsted number (URN) of where the child is, if it has one', hint: 'Like SC012345 or 1234567' },
    },
  },
  return: {
    title: 'Record the return from an absence',
    action: 'Record the return from the absence',
    fields: { effectiveOn: { label: 'Day on which the child came back', hint: DAY } },
  },
  missing: {
    title: 'Record that the child is missing',
    action: 'Record that the child is missing',
    fields: {
      effectiveOn: { label: 'Day on which it was noticed', hint: DAY },
      kind: { label: 'What it is', hint: '' },
    },
  },
  found: {
    title: 'Record that the child was found',
    action: 'Record that the child was found',
    fields: { effectiveOn: { label: 'Day on which the child was found or came back', hint: DAY } },
  },
  review: {
    title: 'Record a review',
    action: 'Record a review',
    fields: {
      effectiveOn: { label: 'Day of the review', hint: DAY },
      participation: { label: 'How the child took part', hint: CODES },
    },
  },
  leave: {
    title: 'Record that care ended',
    action: 'Record that care ended',
    fields: {
      effectiveOn: { label: 'Day on which care ended', hint: DAY },
      reason: { label: 'Why care ended', hint: CODES },
    },
  },
  'sibling-group': {
    title: 'Record which group of siblings the child is in',
    action: 'Record brothers and sisters',
    fields: {
      effectiveOn: { label: 'Day from which it is so', hint: `The day the child came into care, unless it was found out later. ${DAY}` },
      group: { label: 'Group of siblings', hint: 'Your own reference to the group, the same for each brother and sister; never a name' },
    },
  },
  'siblings-apart': {
    title: 'Record why the child lives apart from brothers and sisters',
    action: 'Record why siblings live apart',
    fields: {
      effectiveOn: { label: 'Day from which it is so', hint: DAY },
      reason: { label: 'Why they live apart', hint: 'It holds until a group of siblings is recorded again' },
    },
  },
  asylum: {
    title: 'Record that the child is seeking asylum without family',
    action: 'Record unaccompanied asylum-seeking status (UASC)',
    ended: 'Record that the asylum-seeking status ceased',
    fields: {
      effectiveOn: { label: 'Day from which the child has the status', hint: `The day the child came into care, if you know no other. ${DAY}` },
      ceasedOn: { label: 'Day on which it ceased, if it did', hint: 'When asylum was decided, or on the 18th birthday' },
    },
  },
  admit: {
    title: 'Record that the child came into care again',
    action: 'Record that the child came into care again',
    fields: { ...place, ...care, effectiveOn: { label: 'Day on which care began', hint: DAY }, type: { label: 'Where the child lives', hint: CODES } },
  },
  particulars: {
    title: 'Record who the child is',
    action: 'Record who the child is',
    fields: child,
  },
  admission: {
    title: 'Record an admission',
    groups: { child: 'The child', care: 'Coming into care', place: 'Where the child lives' },
    reference: { label: 'The child’s reference', hint: 'Your own, never a name' },
    known: (reference: string) => `Child ${reference} is recorded already. Check the reference.`,
    admitAgain: (reference: string) => `See child ${reference}, or record that this child came into care again`,
    caption: 'A child not recorded yet',
    savedInPart: (entry: string) =>
      `Who the child is was saved, as entry ${entry}. The admission was NOT confirmed as saved. Press the button again: what is saved already is not written twice.`,
    refusedInPart: (why: string) => `Who the child is was saved; the admission was not. ${why}`,
  },
  upnUnfit: 'The unique pupil number must be a letter and 12 more digits, the last may be a letter, like A123456789012; or UN1 to UN5',
  ceasedBefore: 'The day on which it ceased must be the same as or after the day from which the child has the status',
  ceasedLater: 'The day on which it ceased must be today or in the past',
  bornLater: 'The date of birth must be today or in the past',
  filled: {
    provider: (provider: string, from: string) => `Who provides it: ${provider}, because ${from}.`,
    urn: (urn: string, from: string) => `Ofsted number (URN): ${urn}, because ${from}.`,
    'own-household': (carer: string) => `household ${carer} is approved by the authority itself`,
    'agency-household': (carer: string) => `household ${carer} is approved by that agency`,
    registration: (urn: string) => `that is how ${urn} is registered`,
  },
  inGroup: (group: string, others: readonly string[]) => `In the group of siblings ${group}${others.length === 0 ? ', and nobody else is' : `, with ${others.join('; ')}`}.`,
  inNoGroup: 'In no group of siblings today, by the record.',
  sibling: { together: (child: string) => `child ${child}, who lives with the child`, apart: (child: string) => `child ${child}, who lives elsewhere`, notInCare: (child: string) => `child ${child}, who is not in care` },
  notInCare: 'The child is not in care today, by the record.',
  awaySince: (day: string, where: string) => `Away since ${day}: ${where}.`,
  missingSince: (day: string) => `Missing since ${day}.`,
} as const;
