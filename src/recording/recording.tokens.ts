/** The ledger, for whoever may write to it: this folder alone. */
export const LEDGER = Symbol('Ledger');
export const TODAY = Symbol('Today');
