import { Controller, Get, Header, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { hasRole } from '../../access/role.js';
import { whoAsks } from '../../access/who-asks.js';
import { ChildSeenAsked, type ChildSeen } from '../../asking/child-seen.js';
import { VacanciesAsked, type VacanciesTold } from '../../asking/vacancies.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { ageOn } from '../../domain/calendar.js';
import { childId } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { readVacancies, type ForChild } from './vacancies.form.js';
import { vacanciesPage, vacanciesUnanswered } from './vacancies.page.js';

/** Where a child, or siblings, could live from a day on. */
@ApiExcludeController()
@For('placements', 'commissioner')
@Controller('vacancies')
export class VacanciesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async search(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const forChild = await this.child(field(query, 'child'));
    const read = readVacancies(query, this.today(), forChild);
    const person = whoAsks();
    return this.pages.answer(response, 'vacancies/vacancies.njk', {
      errors: read.errors,
      unanswered: (errors) => vacanciesUnanswered(read, forChild, errors),
      answered: async () => {
        const told: VacanciesTold = await this.queries.execute(new VacanciesAsked(this.config.authority, read.on, read.need));
        return vacanciesPage(read, told, forChild, person !== undefined && hasRole(person, ['placements']));
      },
    });
  }

  /** The child somebody looks for a place for; null where it is for none in particular. */
  private async child(reference: string): Promise<ForChild | null> {
    if (reference === '') return null;
    const child = childId(reference);
    const seen: ChildSeen | null = child ? await this.queries.execute(new ChildSeenAsked(this.config.authority, child, {})) : null;
    if (!seen) throw new NotFoundException();
    const { particulars } = seen.life;
    return { child: seen.life.child, age: particulars ? ageOn(particulars.dateOfBirth, this.today()) : null, sex: particulars?.sex ?? null };
  }
}
