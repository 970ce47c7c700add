import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Res, type OnApplicationBootstrap } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { hasRole, type Person } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { ChildrenFoundAsked, type ChildrenFound } from '../../asking/find-children.js';
import { WhoIsWho } from '../../asking/find-who-is-who.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { Searches } from '../layout/searches.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { readFinding, reading, type FindingRead } from './finding.form.js';
import { findingPage, suggestions } from './finding.page.js';

/** As many as are listed on the page, and as are offered while somebody types. */
const LISTED = 50;
const OFFERED = 8;

/** Finding a child by what one remembers. What is typed is sent, never asked in an address: it may be a name. */
@ApiExcludeController()
@ForAnyRole()
@Controller(paths.find())
export class FindingController implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(WhoIsWho) private readonly whoIsWho: WhoIsWho,
    @Inject(Searches) private readonly searches: Searches,
  ) {}

  onApplicationBootstrap(): void {
    this.whoIsWho.follow();
  }

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(@Query() query: Asked): Promise<string> {
    const text = this.searches.kept(field(query, 'search'), whoAsks()?.account ?? '') ?? '';
    const read = reading(text, this.today());
    return this.pages.show('finding/finding.njk', findingPage({ text, names: seesNames(), today: this.today() }, await this.found(read, LISTED)));
  }

  /** Opens the record where one child alone is meant; otherwise the list of those who may be. */
  @Post()
  async sent(@Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    const read = readFinding(body ?? {}, this.today());
    if (read.text === '') return response.redirect(303, paths.find());
    const { exact, children, total, complete } = await this.found(read, 1);
    const only = total === 1 && complete ? children[0]?.reference : undefined;
    const meant = exact ?? only;
    if (meant !== undefined) return response.redirect(303, paths.child(meant));
    response.redirect(303, paths.find({ search: this.searches.keep({ account: whoAsks()?.account ?? '', text: read.text }) }));
  }

  @Post('suggestions')
  @HttpCode(200)
  async offered(@Body() body: Asked | undefined): Promise<ReturnType<typeof suggestions>> {
    return suggestions(await this.found(readFinding(body ?? {}, this.today()), OFFERED), this.today());
  }

  private found({ text, day }: FindingRead, most: number): Promise<ChildrenFound> {
    return this.queries.execute(new ChildrenFoundAsked(this.config.authority, text, day, seesNames(), most));
  }
}

/** Names are for those who record about the children. */
const seesNames = (): boolean => {
  const person: Person | undefined = whoAsks();
  return person !== undefined && hasRole(person, ['placements']);
};
