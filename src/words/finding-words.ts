/** Words of finding a child. */
export const findingWords = {
  hint: 'By reference, name, date of birth or pupil number (UPN)',
  hintWithoutNames: 'By reference or date of birth',
  born: 'Born',
  notRecorded: 'Not recorded',
  neverInCare: 'No time in care is recorded',
  inCareSince: (day: string) => `In care since ${day}`,
  leftCareOn: (day: string) => `Left care on ${day}`,
  notComplete: 'The records are still being read after a start: there may be more. Try again in a minute.',
  nothing: 'There are no results for your search. Try fewer letters, another spelling, or the reference.',
  nothingWithoutNames: 'There are no results for your search. Children are found by reference or date of birth; names are seen by the placements team only.',
  fewer: (shown: string) => `The closest ${shown} are listed. Type more to find fewer.`,
} as const;
