/** Said in the place of what only the ledger tells, while it is out of reach. */
export const outOfReachWords = {
  notShown: (what: string) => `${what} cannot be shown while the ledger is out of reach.`,
  recordedWhen: 'when it was recorded cannot be told at the moment',
} as const;
