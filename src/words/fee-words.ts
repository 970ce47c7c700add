/** Words of the forms about what is paid for a child in a home. */
export const feeForms = {
  agreed: {
    title: 'Agree a fee',
    fields: {
      effectiveOn: { label: 'First day it is paid for', hint: 'Like 31 3 2019, or today; the child is placed there on that day' },
      weekly: { label: 'Fee a week', hint: 'In pounds, without extras' },
      tier: { label: 'Tier', hint: 'How much care it pays for' },
      purchase: { label: 'How it was bought', hint: '' },
      framework: { label: 'Framework, if from one', hint: 'Its reference' },
      booking: { label: 'Block booking, if in one', hint: 'Its reference' },
      until: { label: 'Until, if that is agreed', hint: 'The first day no longer paid for' },
    },
  },
  /** Asked where it was told who pays how much. */
  shares: {
    socialCare: { label: 'Of it, paid by social care', hint: 'In pounds a week; the three come to the fee' },
    education: { label: 'Of it, paid by education', hint: 'In pounds a week' },
    health: { label: 'Of it, paid by health', hint: 'In pounds a week' },
  },
  ended: { title: 'End the fee', fields: { effectiveOn: { label: 'First day no longer paid for', hint: 'Like 31 3 2019, or today' } } },
} as const;

export const feeWords = {
  heading: 'What is paid for the children there',
  caption: 'Fees in force on the day',
  notRecorded: 'No fee is recorded',
  agree: 'Agree a fee',
  end: 'End the fee',
  putRight: 'Correct the fee',
  now: (weekly: string, bought: string) => `A fee of ${weekly} a week is in force (${bought}).`,
  noneNow: 'No fee is in force today.',
  notPlaced: (child: string, provider: string) => `Child ${child} does not live in home ${provider} on that day: a fee is agreed for the placement the child is in.`,
  noBooking: (booking: string) => `The home has no block booking ${booking} in force on that day.`,
} as const;
