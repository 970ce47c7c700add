import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { HomeAsked, type HomeTold } from '../../asking/homes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { FeeFact } from '../../domain/fee/events.js';
import { correctingWords } from '../../words/correcting-words.js';
import type { Change, Correction, PuttingRight } from '../layout/form/putting-right.js';
import { paths } from '../paths.js';
import { doubtsOfFee } from './fee-doubts.js';
import { feeCorrection } from './fee-corrections.js';

/** Entries of what is paid for a child: the record is the child’s, wherever it lived and whoever was paid. */
@Injectable()
export class PuttingFeesRight implements PuttingRight<FeeFact> {
  readonly kind = 'fee';
  readonly section = 'children';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  about(id: string) {
    return { caption: correctingWords.feesOf(id), href: paths.childPart(id, 'timeline') };
  }

  correctionOf(fact: FeeFact): Correction<FeeFact> | undefined {
    return feeCorrection(fact);
  }

  /** What is paid to a household, or to nobody named, is not held against a home. */
  async doubts({ is }: Change<FeeFact>, child: string): Promise<readonly string[]> {
    const payee = is && 'terms' in is ? is.terms.payee : undefined;
    if (!is || payee === undefined) return [];
    const told: HomeTold = await this.queries.execute(new HomeAsked(this.config.authority, payee, { asAt: is.effectiveOn, knownAt: undefined }));
    return told.home ? doubtsOfFee(is, told.home, child, payee) : [];
  }

  recordedHref(entry: number, id: string): string {
    return paths.feePutRight(id, entry);
  }
}
