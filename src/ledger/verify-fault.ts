export type LedgerFault = {
  /** The first entry that is not as it was written; 0 where it is no entry that is wrong. */
  readonly number: number;
  readonly kind: LedgerFaultKind;
  readonly message: string;
};

export type LedgerFaultKind =
  | 'altered'
  | 'missing'
  | 'reordered'
  | 'time-runs-back'
  | 'revision-gap'
  | 'command-disagrees'
  | 'unguarded'
  | 'unreadable';

/** A fault in the words an auditor reads. */
export const fault = (number: number, kind: LedgerFaultKind, what: string): LedgerFault => ({
  number,
  kind,
  message: number === 0 ? what : `Entry ${number} ${what}.`,
});
