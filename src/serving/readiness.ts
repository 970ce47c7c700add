import type { Observed } from './observing.js';

/**
 * What a server is good for. `read-only` and `ledger-away` still answer from the views, so they are ready, and say
 * so; `starting`, `stopped`, `behind` and `ledger-unreadable` are not to be asked.
 */
export type Readiness = {
  readonly ready: boolean;
  readonly state: 'sound' | 'read-only' | 'ledger-away' | 'ledger-unreadable' | 'starting' | 'stopped' | 'behind';
  /** `unknown`: it has not been asked anything yet. */
  readonly ledger: { readonly state: Observed['ledger'] | 'unknown'; readonly entries: number | null };
  readonly views: { readonly entries: number; readonly behind: number | null; readonly rebuilding: Observed['rebuilding'] };
  readonly reasons: readonly string[];
};
