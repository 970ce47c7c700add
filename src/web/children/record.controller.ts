import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { ChildAroundAsked, type ChildAround } from '../../asking/child-around.js';
import { ChildCostsAsked, type ChildCosts } from '../../asking/child-costs.js';
import { ChildEntriesAsked, type ChildEntriesTold } from '../../asking/child-entries.js';
import { ChildSeenAsked, type ChildSeen } from '../../asking/child-seen.js';
import { ChildNameAsked } from '../../asking/find-children.js';
import { LedgerReach, OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildId } from '../../domain/child/commands.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { childId } from '../../recording/streams.js';
import type { ChildPart } from '../../words/child-words.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { Pages } from '../layout/pages.js';
import { readViewpoint, type Asked } from '../layout/viewpoint.form.js';
import { carriedOn } from '../layout/viewpoint.page.js';
import { correctionsPage } from './corrections.page.js';
import { costsPage } from './costs.page.js';
import { episodesShown } from './episodes-shown.js';
import { legalStatusesPage } from './legal-statuses.page.js';
import { overviewPage } from './overview.page.js';
import { childNotKnown, childUnanswered, recordPage, type RecordTold } from './record.page.js';
import { readTimeline } from './timeline.form.js';
import { timelinePage } from './timeline.page.js';

const HTML = 'text/html; charset=utf-8';

/** Shown in place of a part that is told from the entries alone. */
const NOT_READ = { notRead: outOfReachWords.notShown('Entries') };

type Viewed = { readonly asAt: string; readonly knownAt: string };

/** One page of the record: whose, asked how, answered where; and what stands on it beside the head. */
type PartOf = {
  readonly part: ChildPart;
  readonly reference: string;
  readonly query: Asked;
  readonly response: Response;
  readonly shown: (told: RecordTold, child: ChildId, viewpoint: Viewed) => Promise<object> | object;
};

/** One child’s record: where and how the child lives, everything that was recorded, and what was put right. */
@ApiExcludeController()
@ForAnyRole()
@Controller('children/:child')
export class ChildRecordController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  overview(@Param('child') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page({ part: '', reference, query, response, shown: async (record, child, viewpoint) => {
      const [around, costs, entries] = await Promise.all([this.around(child, viewpoint), this.costed(child, viewpoint), this.entries(child, viewpoint)]);
      return overviewPage(record, { around, costs, entries }, this.carried(query));
    } });
  }

  @Get('timeline')
  @Header('Content-Type', HTML)
  timeline(@Param('child') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page({ part: 'timeline', reference, query, response, shown: async ({ told, records }, child, viewpoint) => {
      const entries = await this.entries(child, viewpoint);
      if (entries === OUT_OF_REACH) return NOT_READ;
      const shown = timelinePage(entries, { read: readTimeline(query), carried: this.carried(query), records: records && told.knownAt === told.seen });
      if (shown.pastTheEnd) response.status(302).location(shown.pastTheEnd);
      return shown;
    } });
  }

  @Get('homes')
  @Header('Content-Type', HTML)
  homes(@Param('child') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page({ part: 'homes', reference, query, response, shown: ({ life }) => ({ episodes: episodesShown(life) }) });
  }

  @Get('costs')
  @Header('Content-Type', HTML)
  costs(@Param('child') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page({ part: 'costs', reference, query, response, shown: async (_told, child, viewpoint) =>
      costsPage(await this.costed(child, viewpoint)) });
  }

  @Get('legal-statuses')
  @Header('Content-Type', HTML)
  legalStatuses(@Param('child') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page({ part: 'legal-statuses', reference, query, response, shown: async (_told, child, viewpoint) =>
      legalStatusesPage(await this.around(child, viewpoint)) });
  }

  @Get('corrections')
  @Header('Content-Type', HTML)
  corrections(@Param('child') reference: string, @Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page({ part: 'corrections', reference, query, response, shown: async (_told, child, viewpoint) => {
      const entries = await this.entries(child, viewpoint);
      return entries === OUT_OF_REACH ? NOT_READ : correctionsPage(entries);
    } });
  }

  private around(child: ChildId, viewpoint: Viewed): Promise<ChildAround> {
    return this.queries.execute(new ChildAroundAsked(this.config.authority, child, viewpoint));
  }

  private costed(child: ChildId, viewpoint: Viewed): Promise<ChildCosts> {
    return this.queries.execute(new ChildCostsAsked(this.config.authority, child, viewpoint));
  }

  private entries(child: ChildId, viewpoint: Viewed): Promise<OrOutOfReach<ChildEntriesTold>> {
    return this.reach.orNot<ChildEntriesTold>(() => this.queries.execute(new ChildEntriesAsked(this.config.authority, child, viewpoint)));
  }

  private carried(query: Asked) {
    return carriedOn(readViewpoint(query, this.today()).viewpoint);
  }

  private async page({ part, reference, query, response, shown }: PartOf): Promise<string> {
    const child = childId(reference);
    if (!child) throw new NotFoundException();
    const asked = { child, part, read: readViewpoint(query, this.today()) };
    return this.pages.answer(response, `children/${part || 'overview'}.njk`, {
      errors: asked.read.errors,
      unanswered: (wrong) => childUnanswered(asked, wrong),
      answered: async () => {
        const told: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(asked.read.viewpoint));
        const viewpoint = { asAt: told.asAt, knownAt: String(told.knownAt) };
        const seen: ChildSeen | null = await this.queries.execute(new ChildSeenAsked(this.config.authority, child, viewpoint));
        if (!seen) {
          response.status(404);
          return childNotKnown(asked, told);
        }
        const record = { told, ...seen, ...(await this.asSeen(child)) };
        return { ...recordPage(asked, record), ...(await shown(record, child, viewpoint)) };
      },
    });
  }

  /** Whoever records about children sees what they are called. */
  private async asSeen(child: ChildId): Promise<Pick<RecordTold, 'name' | 'records'>> {
    const person = whoAsks();
    const records = person !== undefined && hasRole(person, ['placements']);
    return { records, name: records ? await this.reach.orNot<string | null>(() => this.queries.execute(new ChildNameAsked(this.config.authority, child))) : undefined };
  }
}
