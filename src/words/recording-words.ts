/** Words of the pages on which things are recorded. */
export const recordingWords = {
  move: {
    title: 'Record a move',
    fields: {
      effectiveOn: { label: 'Day of the move', hint: 'The first day with the new carer. Like 31 3 2019, or today' },
      type: { label: 'Where the child lives from then on', hint: 'The return’s code is in brackets' },
      provider: { label: 'Who provides it', hint: '' },
      reason: { label: 'Why the placement before ended', hint: '' },
      urn: { label: 'Ofsted number (URN), if it has one', hint: 'Of the home or the agency, like SC012345 or 1234567' },
      carer: { label: 'Carer household, if there is one', hint: 'Your own reference, never a name' },
      placementPostcode: { label: 'Postcode of the placement, if you know it', hint: 'Kept apart, with what names people' },
      legalStatus: { label: 'Legal status, if it changed that day', hint: '' },
    },
  },
  leave: {
    title: 'Record that care ended',
    fields: {
      effectiveOn: { label: 'Day on which care ended', hint: 'Like 31 3 2019, or today' },
      reason: { label: 'Why care ended', hint: 'The return’s code is in brackets' },
    },
  },
} as const;
