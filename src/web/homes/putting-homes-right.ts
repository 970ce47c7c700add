import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { HomeAsked, type HomeTold } from '../../asking/homes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ProviderFact } from '../../domain/provider/events.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import type { Change, Correction, PuttingRight } from '../layout/form/putting-right.js';
import { paths } from '../paths.js';
import { doubtsAbout, doubtsOfWhatRested } from './doubts.js';
import { homeCorrection } from './home-corrections.js';

/** Entries of a home or another provider, put right on the forms on which they are recorded. */
@Injectable()
export class PuttingHomesRight implements PuttingRight<ProviderFact> {
  readonly kind = 'provider';
  readonly section = 'homes';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  about(id: string) {
    return { caption: `Home ${id}`, href: paths.provider(id) };
  }

  correctionOf(fact: ProviderFact): Correction<ProviderFact> | undefined {
    return homeCorrection(fact);
  }

  async doubts(change: Change<ProviderFact>, id: string): Promise<readonly string[]> {
    const [after, now] = await Promise.all([change.is && this.standing(id, change.is.effectiveOn), this.standing(id, this.today())]);
    return [...(change.is && after ? doubtsAbout(change.is, without(change.was, after)) : []), ...doubtsOfWhatRested(change, now)];
  }

  recordedHref(entry: number): string {
    return paths.homeRecorded(entry);
  }

  private standing(provider: string, asAt: string): Promise<HomeTold> {
    return this.queries.execute(new HomeAsked(this.config.authority, provider, { asAt, knownAt: undefined }));
  }
}

/** A booking that is put right does not stand beside itself. */
const without = (was: ProviderFact, { home }: HomeTold): Pick<HomeTold, 'home'> =>
  ({ home: home && was.type === 'BlockBooked' ? { ...home, bookings: home.bookings.filter(({ booking }) => booking !== was.booking) } : home });
