import { Inject, Injectable } from '@nestjs/common';
import { LedgerUnavailable } from '../ledger/ledger.js';
import { LedgerStanding } from '../projecting/ledger-standing.js';

/** In place of what only the ledger tells, where it is out of reach: it was not read, which is not the same as nothing. */
export const OUT_OF_REACH = 'out-of-reach';
export type OrOutOfReach<Answer> = Answer | typeof OUT_OF_REACH;

/** Has what the views tell be shown without what only the ledger tells. */
@Injectable()
export class LedgerReach {
  constructor(@Inject(LedgerStanding) private readonly standing: LedgerStanding) {}

  /** What the ledger answers. One that is known to be away is not asked: nobody waits for a line that is dead. */
  async orNot<Answer>(question: () => Promise<Answer>): Promise<OrOutOfReach<Answer>> {
    if (this.standing.current.state === 'away') return OUT_OF_REACH;
    try {
      return await question();
    } catch (error) {
      if (error instanceof LedgerUnavailable && error.passing) return OUT_OF_REACH;
      throw error;
    }
  }
}
