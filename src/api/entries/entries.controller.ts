import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import { EntryAsked, type EntryListed } from '../../audit/entries.js';
import { EntriesFoundAsked, type EntriesFound } from '../../audit/entries-found.js';
import { AnswerInterceptor, fileName, type Answer } from '../answer.js';
import { Documented } from '../documented.js';
import { notFound } from '../problem.js';
import { formatAsked } from '../questions.js';
import { read } from '../reading.js';
import { entriesAsked } from './entries-asked.js';
import { entryColumns, entryRow } from './entry-table.js';

const columns = ['as_at', 'known_at', 'authority', 'kind', 'reference', ...entryColumns] as const;

/** A list of the ledger is not told as at any day; it is known at the last entry there was. */
const rowOf = (entry: EntryListed, head: number) => [null, head, entry.authority, entry.kind, entry.reference, ...entryRow(entry)];

@ApiTags('auditing')
@ForAnyRole()
@Controller('api/v1/entries')
@UseInterceptors(AnswerInterceptor)
export class EntriesController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @Documented({
    summary: 'List the ledger’s entries in order, page by page, without what names a person; all of them, or those looked for',
    query: entriesAsked,
    answers: {
      200: 'Entries, and how many there are after `after`; `next` is the `after` of the page that follows, null at the end',
      400: 'A parameter is unfit',
    },
  })
  async list(@Query() query: unknown): Promise<Answer> {
    const { after, upTo, limit, format: _format, ...filter } = read(entriesAsked, query);
    const { entries, total, head }: EntriesFound = await this.queries.execute(new EntriesFoundAsked(filter, { newestFirst: false, after, upTo, most: limit }));
    return {
      json: { head, total, entries, next: total > entries.length ? (entries.at(-1)?.number ?? null) : null },
      table: {
        name: fileName(`entries-after-${after}`, { knownAt: head }),
        columns,
        rows: entries.map((entry) => rowOf(entry, head)),
      },
    };
  }

  @Get(':number')
  @Documented({
    summary: 'Tell one entry',
    params: { number: 'The entry’s number' },
    query: formatAsked,
    answers: { 200: 'The entry', 404: 'There is no entry of that number' },
  })
  async entry(@Param('number') number: string, @Query() query: unknown): Promise<Answer> {
    read(formatAsked, query);
    const asked = /^[1-9]\d{0,8}$/.test(number) ? new EntryAsked(Number(number)) : undefined;
    const json: EntryListed | null = asked ? await this.queries.execute(asked) : null;
    if (!json) throw notFound('There is no entry of that number in the ledger.');
    const name = fileName('entry', { knownAt: json.number });
    return { json, table: { name, columns, rows: [rowOf(json, json.number)] } };
  }
}
