import { Controller, Get, Header, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { CompareAsked, type ExplainedComparison } from '../../asking/compare.js';
import { comparedColumns, comparedRows, FiguresComparedAsked, type FiguresCompared } from '../../asking/compare-figures.js';
import { measuresListed } from '../../asking/definitions.js';
import { UnfitViewpoint, type ViewpointAsked } from '../../asking/viewpoint-asked.js';
import { SettledViewpointAsked, type ViewpointTold } from '../../asking/viewpoint-told.js';
import { csv } from '../../csv.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked, FieldError } from '../layout/viewpoint.form.js';
import { readComparison, type CompareRead } from './compare.form.js';
import { comparePage, compareQuestion, type Told } from './compare.page.js';
import { figuresComparedPage } from './figures-compared.page.js';

const template = 'compare/compare.njk';

/** Two answers side by side, and what made them differ. */
@ApiExcludeController()
@ForAnyRole()
@Controller('compare')
export class CompareController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async compare(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = this.read(query);
    if (!read.asked) return this.pages.show(template, compareQuestion(read, [], this.today()));
    const told = read.errors.length > 0 ? { errors: read.errors } : await this.settled(read);
    if ('errors' in told) {
      response.status(400);
      return this.pages.show(template, compareQuestion(read, told.errors, this.today()));
    }
    if (read.measure !== '') return this.pages.show(template, figuresComparedPage(read, told, await this.figures(read.measure, told), this.today()));
    const asked = new CompareAsked(this.config.authority, fixed(told.a), fixed(told.b));
    const answer: ExplainedComparison = await this.queries.execute(asked);
    return this.pages.show(template, comparePage(read, told, answer, this.today()));
  }

  @Get('figures.csv')
  async asCsv(@Query() query: Asked, @Res() response: Response): Promise<void> {
    const read = this.read(query);
    const told = read.errors.length > 0 || read.measure === '' ? undefined : await this.settled(read);
    if (!told || 'errors' in told) throw new NotFoundException();
    const answer = await this.figures(read.measure, told);
    const name = `compare-${read.measure}-${told.a.asAt}-entry-${told.a.knownAt}-with-${told.b.asAt}-entry-${told.b.knownAt}`;
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
    response.send(csv(comparedColumns, comparedRows(answer)));
  }

  private read(query: Asked): CompareRead {
    return readComparison(query, this.today(), measuresListed().map(({ name }) => name));
  }

  private figures(measure: string, { a, b }: Told): Promise<FiguresCompared> {
    return this.queries.execute(new FiguresComparedAsked(this.config.authority, measure, fixed(a), fixed(b)));
  }

  private async settled({ a, b }: CompareRead): Promise<Told | { readonly errors: readonly FieldError[] }> {
    const [first, second] = [await this.settle(a.viewpoint, ''), await this.settle(b.viewpoint, 'B')];
    const errors = [first, second].flatMap((one) => ('field' in one ? [one] : []));
    if ('field' in first || 'field' in second) return { errors };
    const same = first.asAt === second.asAt && first.knownAt === second.knownAt;
    return same
      ? { errors: [{ field: 'asAtB', text: 'Choose two different dates or times' }] }
      : { a: first, b: second };
  }

  private async settle(asked: ViewpointAsked, suffix: '' | 'B'): Promise<ViewpointTold | FieldError> {
    try {
      return await this.queries.execute(new SettledViewpointAsked(asked));
    } catch (error) {
      if (error instanceof UnfitViewpoint) return { field: `${error.field}${suffix}`, text: error.message };
      throw error;
    }
  }
}

const fixed = ({ asAt, knownAt }: ViewpointTold): ViewpointAsked => ({ asAt, knownAt: String(knownAt) });
