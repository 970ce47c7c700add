import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { For, ForAnyRole } from '../../access/needs.js';
import { BookletAsked } from '../../asking/booklet.js';
import { EditionAsked, EditionsAsked, type EditionListed, type EditionWithChanges } from '../../asking/editions.js';
import { allFormats, FORMATS, writtenAs, type BookletFile, type Format } from '../../booklet/files.js';
import type { Laid } from '../../booklet/front.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { EditionDiffers, EditionFileAsked } from '../../publishing/edition-file.js';
import { PublishEdition, type Published } from '../../publishing/publish-edition.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import { Documented } from '../documented.js';
import { notFound, Problem } from '../problem.js';
import { read } from '../reading.js';
import { recordingAnswers, RecordingAnswers } from '../recording-answers.js';
import { bookletAsked, editionFormat, editionNumber, editionSent } from './booklet-asked.js';
import { bookletTold } from './booklet-told.js';

/** The sufficiency data booklet, and its published editions. */
@ApiTags('booklet')
@ForAnyRole()
@Controller('api/v1')
export class BookletController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(RecordingAnswers) private readonly answers: RecordingAnswers,
  ) {}

  @Get('booklet')
  @Documented({
    summary: 'Write the booklet from a viewpoint: as JSON, or as a file in the form asked for with `format` or `Accept`',
    query: bookletAsked,
    answers: { 200: 'The booklet', 400: 'A parameter is unfit' },
  })
  async booklet(@Query() query: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { asAt, knownAt, profile, format } = read(bookletAsked, query);
    const asked = new BookletAsked(this.config.authority, this.config.authorityName, { asAt, knownAt }, profile);
    const laid: Laid = await this.queries.execute(asked);
    const wanted = format ?? accepted(request);
    response.vary('Accept');
    if (wanted === 'json') response.json(bookletTold(laid));
    else sendFile(response, writtenAs(wanted, laid));
  }

  @Get('editions')
  @Documented({ summary: 'List the published editions', answers: { 200: 'The editions, the latest last' } })
  async editions(): Promise<object> {
    const editions: readonly EditionListed[] = await this.queries.execute(new EditionsAsked(this.config.authority));
    return { editions };
  }

  @For('commissioner')
  @Post('editions')
  @Documented({ summary: 'Publish the next edition: its files are kept and an entry says what was printed', body: editionSent, answers: recordingAnswers })
  async publish(@Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<object> {
    const { commandId, by, asAt, knownAt, profile } = read(editionSent, body);
    const published: Published = await this.commands.execute(
      new PublishEdition(this.config.authority, this.config.authorityName, { asAt, knownAt }, profile, { commandId, by }));
    const { status, body: answer } = await this.answers.answerTo(published.recorded, recordRefusalInWords);
    response.status(status);
    response.location(`/api/v1/editions/${published.edition}`);
    return { ...answer, edition: published.edition, files: published.files };
  }

  @Get('editions/:edition')
  @Documented({
    summary: 'Tell one edition: what was printed, and what changed since the one before of its profile, and why',
    params: { edition: 'The number of the edition' },
    answers: { 200: 'The edition', 404: 'There is no such edition' },
  })
  async edition(@Param('edition') number: string): Promise<EditionWithChanges> {
    const edition = editionNumber(number);
    const told: EditionWithChanges | null = edition === undefined ? null : await this.queries.execute(new EditionAsked(this.config.authority, this.config.authorityName, edition));
    if (!told) throw noSuchEdition();
    return told;
  }

  @Get('editions/:edition/files/:format')
  @Documented({
    summary: 'Give a file of an edition, byte for byte as it came out',
    params: { edition: 'The number of the edition', format: `One of ${allFormats.join(', ')}` },
    answers: { 200: 'The file', 404: 'There is no such edition, or it did not come out so', 409: 'The file is not kept, and made anew it is another (`edition-differs`)' },
  })
  async file(@Param('edition') number: string, @Param('format') named: string, @Res() response: Response): Promise<void> {
    const [edition, format] = [editionNumber(number), editionFormat(named)];
    if (edition === undefined || format === undefined) throw noSuchEdition();
    try {
      const file: BookletFile | null = await this.queries.execute(new EditionFileAsked(this.config.authority, this.config.authorityName, edition, format));
      if (!file) throw noSuchEdition();
      sendFile(response, file);
    } catch (error) {
      if (!(error instanceof EditionDiffers)) throw error;
      throw new Problem(409, 'edition-differs', 'The edition is not as it came out', error.message);
    }
  }
}

const noSuchEdition = () => notFound('There is no such edition. /api/v1/editions lists them, with the files each came out in.');

const accepted = (request: Request): Format | 'json' => {
  const types = ['application/json', ...allFormats.map((format) => FORMATS[format].type.replace(/;.*$/, ''))];
  const at = types.indexOf(String(request.accepts(types)));
  return at <= 0 ? 'json' : (allFormats[at - 1] as Format);
};

/** Always to be kept as a file: a page within a file has a style of its own, which pages of the tracker may not. */
const sendFile = (response: Response, { format, name, bytes }: BookletFile): void => {
  response.type(FORMATS[format].type);
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.send(Buffer.from(bytes));
};
