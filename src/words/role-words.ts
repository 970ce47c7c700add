/** The roles in words: who they are, and what they may do. */
export const roleWords = {
  placements: {
    who: 'placements team',
    may: 'Records admissions, moves, absences and the end of care, carers and homes; puts right what was recorded wrongly; brings in returns, and writes them.',
  },
  commissioner: {
    who: 'commissioner',
    may: 'Asks for figures as at any day and as known at any time, compares them, and makes and publishes the booklet. Records nothing about a child.',
  },
  auditor: {
    who: 'auditor',
    may: 'Reads every entry, replays what was believed, and checks that nothing was altered. Writes nothing.',
  },
} as const;

/** “the placements team or a commissioner”. */
export const rolesInWords = (roles: readonly (keyof typeof roleWords)[]): string => {
  const named = roles.map((role) => (role === 'placements' ? 'the placements team' : role === 'auditor' ? 'an auditor' : 'a commissioner'));
  return named.length < 2 ? (named[0] ?? 'nobody') : `${named.slice(0, -1).join(', ')} or ${named.at(-1) ?? ''}`;
};
