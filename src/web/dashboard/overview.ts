import { Inject, Injectable, Logger } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChangesAsked, type ChangesTold } from '../../asking/changes.js';
import { HeadlinesAsked, type HeadlinesTold } from '../../asking/dashboard.js';
import { AttentionAsked, type AttentionTold } from '../../asking/dashboard-attention.js';
import { HomesByMonthAsked, type HomesOn, type MonthsTold } from '../../asking/dashboard-months.js';
import { LedgerReach, OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import { ViewpointOutOfReach, type ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { StatusAsked, type Status } from '../../audit/status.js';
import { EXAMPLE_AUTHORITY, type Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { DEMONSTRATION_EVENING } from '../../demonstration/load-demonstration.js';
import { plusDays, plusMonths, type CalendarDate } from '../../domain/calendar.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import type { Shape } from './dashboard.form.js';
import type { Answers } from './dashboard.page.js';

/** Asks everything that the overview tells. */
@Injectable()
export class Overview {
  private readonly log = new Logger('dashboard');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  settled(viewpoint: ViewpointAsked): Promise<ViewpointTold> {
    return this.queries.execute(new SettledViewpointAsked(viewpoint));
  }

  async answers(told: ViewpointTold, shape: Shape): Promise<Answers> {
    const { authority } = this.config;
    const viewpoint = asked(told);
    const [today, { before, learnedTold }] = [this.today(), await this.monthBefore(told)];
    const last = told.asAt < today ? told.asAt : today;
    const headlines = (from: ViewpointAsked, to: ViewpointAsked) =>
      this.queries.execute<HeadlinesAsked, HeadlinesTold>(new HeadlinesAsked(authority, from, to, shape.headlines));
    const { head }: Status = await this.queries.execute(new StatusAsked());
    return {
      shape,
      headlines: await headlines(before, viewpoint),
      now: told.knownAt < told.seen ? await headlines(viewpoint, { asAt: told.asAt, knownAt: String(told.seen) }) : undefined,
      attention: await this.unlessItFails(() => this.queries.execute<AttentionAsked, AttentionTold>(new AttentionAsked(authority, viewpoint))),
      homes: await this.unlessItFails(() => this.homes(told)),
      week: await this.unlessItFails(() => this.reach.orNot(() => this.queries.execute<ChangesAsked, ChangesTold>(new ChangesAsked(authority, plusDays(last, -6), last)))),
      learnedTold,
      behind: head === null ? 0 : head - told.seen,
      recordsEnd: this.config.example && authority === EXAMPLE_AUTHORITY ? DEMONSTRATION_EVENING : undefined,
      ahead: told.asAt > today,
    };
  }

  homes(told: ViewpointTold): Promise<MonthsTold<HomesOn>> {
    return this.queries.execute(new HomesByMonthAsked(this.config.authority, asked(told)));
  }

  /**
   * The same day a month before, as it was known that evening; as it is known now, where nothing was known yet, or where the
   * ledger does not tell what was: then nothing can be said of what was learned.
   */
  private async monthBefore({ asAt, knownAt }: ViewpointTold): Promise<{ readonly before: ViewpointAsked; readonly learnedTold: boolean }> {
    const day = plusMonths(asAt, -1);
    const then = day > this.today() ? 0 : await this.knownOn(day);
    const known = then !== OUT_OF_REACH && then > 0 && then < knownAt ? then : knownAt;
    return { before: { asAt: day, knownAt: String(known) }, learnedTold: then !== OUT_OF_REACH };
  }

  private async knownOn(day: CalendarDate): Promise<OrOutOfReach<number>> {
    try {
      return (await this.settled({ asAt: day, knownAt: day })).knownAt;
    } catch (error) {
      if (error instanceof ViewpointOutOfReach) return OUT_OF_REACH;
      throw error;
    }
  }

  /** One part that cannot be told takes no other with it. */
  private async unlessItFails<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await question();
    } catch (error) {
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  }
}

const asked = ({ asAt, knownAt }: { readonly asAt: CalendarDate; readonly knownAt: number }) => ({ asAt, knownAt: String(knownAt) });
