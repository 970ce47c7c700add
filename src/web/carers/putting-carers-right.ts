import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CarerAsked, type CarerTold } from '../../asking/carers.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { CarerFact } from '../../domain/carer/events.js';
import type { Change, Correction, PuttingRight } from '../layout/form/putting-right.js';
import { paths } from '../paths.js';
import { carerCorrection } from './carer-corrections.js';
import { doubtsAbout, doubtsOfApproval } from './doubts.js';

/** Entries of a carer household, put right on the forms on which they are recorded. */
@Injectable()
export class PuttingCarersRight implements PuttingRight<CarerFact> {
  readonly kind = 'carer';
  readonly section = 'carers';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  about(id: string) {
    return { caption: `Household ${id}`, href: paths.carer(id) };
  }

  correctionOf(fact: CarerFact): Correction<CarerFact> | undefined {
    return carerCorrection(fact);
  }

  async doubts(change: Change<CarerFact>, id: string): Promise<readonly string[]> {
    const { was, is } = change;
    const [before, after] = await Promise.all([this.standing(id, was.effectiveOn), is && this.standing(id, is.effectiveOn)]);
    return [...(is && after ? doubtsAbout(is, after) : []), ...doubtsOfApproval(change, before)];
  }

  recordedHref(entry: number): string {
    return paths.carerRecorded(entry);
  }

  private standing(carer: string, asAt: string): Promise<CarerTold> {
    return this.queries.execute(new CarerAsked(this.config.authority, carer, { asAt, knownAt: undefined }));
  }
}
