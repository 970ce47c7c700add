import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { CorrectableAsked, type Correctable } from '../../asking/correctable.js';
import { EffectAsked, type Effect } from '../../asking/effect.js';
import { RecordedSinceAsked } from '../../asking/recorded-since.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildCommand, ChildId } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import { RecordAboutChild } from '../../recording/record-about-child.js';
import { childId } from '../../recording/streams.js';
import type { Supposition } from '../../recording/supposing.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import { dayInWords, refusalInWords } from '../../words/wording.js';
import { FormJourneys, type FormJourney } from '../layout/form/form-journey.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { comparedShown, effectShown, entryLines } from './correcting.page.js';
import { correctionOf, strikingOf, type PuttingRight } from './forms.js';

type Journey = FormJourney<ChildCommand, ChildRefusal, Suspicion>;

/** Putting an entry of a child right, or striking it out: never is one edited or removed. */
@ApiExcludeController()
@For('placements')
@Controller('children/:child/entries/:entry')
export class CorrectingController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
  ) {}

  @Get('correct')
  async correct(@Param('child') reference: string, @Param('entry') number: string, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.journeyOf(reference, number, correctionOf, paths.correct), response);
  }

  @Post('correct')
  async correctSent(@Param('child') reference: string, @Param('entry') number: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf(reference, number, correctionOf, paths.correct), body, response);
  }

  @Get('strike-out')
  async strikeOut(@Param('child') reference: string, @Param('entry') number: string, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.journeyOf(reference, number, strikingOf, paths.strikeOut), response);
  }

  @Post('strike-out')
  async strikeOutSent(@Param('child') reference: string, @Param('entry') number: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf(reference, number, strikingOf, paths.strikeOut), body, response);
  }

  private async journeyOf(
    reference: string, number: string, formOf: (entry: Correctable) => PuttingRight | undefined, addressOf: (child: string, entry: number) => string,
  ): Promise<Journey> {
    const child = childId(reference);
    const entry: Correctable | null =
      child && /^[1-9]\d{0,14}$/.test(number) ? await this.queries.execute(new CorrectableAsked(this.config.authority, child, Number(number))) : null;
    const puttingRight = entry ? formOf(entry) : undefined;
    if (!child || !entry || !puttingRight) throw new NotFoundException();
    return this.journey(child, entry, puttingRight, addressOf(child, entry.told.number));
  }

  private journey(child: ChildId, entry: Correctable, { form, fields }: PuttingRight, action: string): Journey {
    let supposed: Supposition = new Map();
    const lines = entryLines(entry);
    return {
      form,
      section: 'children',
      caption: `Child ${child}`,
      back: { text: `Child ${child}`, href: paths.child(child) },
      action,
      lines: [...lines, entry.told.struckOutBy === null ? words.stays : words.wasStruckOut],
      carryOut: (command, asked, supposing) => {
        supposed = new Map();
        return this.commands.execute(new RecordAboutChild({ authority: this.config.authority, child }, command, asked, supposing ? supposed : undefined));
      },
      refused: (refusal) => ({ field: form.fields[0]?.name ?? '', text: refusalInWords(refusal) }),
      doubts: (warnings) => warnings.map(({ message, rule, on }) => `${message} (rule ${rule}${on ? `, of what began on ${dayInWords(on)}` : ''})`),
      beside: async (command) => ({
        lines,
        toldAbove: fields.map(({ label }) => label),
        ...(command.type === 'Correct' ? { compared: comparedShown(entry, fields, form.fitOf(command)) } : {}),
        effect: effectShown(await this.effectOf(child, supposed)),
      }),
      checkTemplate: 'correcting/check.njk',
      lastEntry: entry.lastEntry,
      recordedSince: (since, commandId) => this.queries.execute(new RecordedSinceAsked({ kind: 'child', authority: this.config.authority, id: child }, since, commandId)),
      recordedHref: (recorded) => paths.recorded(child, recorded),
    };
  }

  private effectOf(child: ChildId, supposed: Supposition): Promise<Effect> {
    return this.queries.execute(new EffectAsked(this.config.authority, child, [...supposed.values()].flat()));
  }
}
