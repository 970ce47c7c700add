import { Controller, Get, Inject, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ForAnyRole } from '../../access/needs.js';
import { ChangesAsked, changesColumns, changesRows, type ChangesTold } from '../../asking/changes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { plusDays, type CalendarDate } from '../../domain/calendar.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { AnswerInterceptor, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { day } from '../entries/entries-asked.js';
import { unfit } from '../problem.js';
import { formatAsked, wholeNumber } from '../questions.js';
import { read } from '../reading.js';

/** At once: a load of years’ returns is recorded in one day. */
const MOST = 10_000;

const changesAsked = z.strictObject({
  from: day.describe('The first day, YYYY-MM-DD; six days before the last where it is not given'),
  to: day.describe('The last day, included; today where it is not given'),
  after: wholeNumber.default(0).describe('Only entries after this number: the `next` of the answer before'),
  limit: wholeNumber.default(MOST).refine((limit) => limit >= 1 && limit <= MOST, `must be from 1 to ${MOST}`).describe(`How many at most, from 1 to ${MOST}`),
  ...formatAsked.shape,
});

@ApiTags('asking')
@ForAnyRole()
@Controller('api/v1/changes')
@UseInterceptors(AnswerInterceptor)
export class ChangesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  @Get()
  @Documented({
    summary: 'Tell what was recorded from one day to another, whenever it took effect: in time, late, as a correction or struck out',
    query: changesAsked,
    answers: {
      200: 'The two entries between which it is told, how many there are, and each; `next` is the `after` of the answer that follows, null at the end',
      400: 'A parameter is unfit',
    },
  })
  async tell(@Query() query: unknown): Promise<Answer> {
    const { after, limit, ...days } = read(changesAsked, query);
    const { from, to } = this.daysOf(days);
    const told: ChangesTold = await this.queries.execute(new ChangesAsked(this.config.authority, from, to));
    const left = told.entries.filter(({ number }) => number > after);
    const entries = left.slice(0, limit);
    return {
      json: { ...told, total: told.entries.length, entries, next: left.length > entries.length ? (entries.at(-1)?.number ?? null) : null },
      table: { name: `recorded-${from}-to-${to}`, columns: changesColumns, rows: changesRows({ entries }) },
    };
  }

  /** What is still to come cannot have been recorded. */
  private daysOf(asked: { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined }) {
    const today = this.today();
    const to = asked.to ?? today;
    const from = asked.from ?? plusDays(to, -6);
    const later = (['from', 'to'] as const).filter((field) => (asked[field] ?? today) > today);
    if (later.length > 0) throw unfit(later.map((field) => ({ field, detail: 'must be today or in the past' })));
    if (from > to) throw unfit([{ field: 'from', detail: 'must be the same as or before to' }]);
    return { from, to };
  }
}
