import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { whoAsks } from '../../../access/who-asks.js';
import { CommandReused, LedgerUnavailable } from '../../../ledger/ledger.js';
import type { Asked as AskedCommand } from '../../../recording/asked.js';
import type { Outcome } from '../../../recording/judging.js';
import { TODAY } from '../../../recording/recording.tokens.js';
import type { Today } from '../../../recording/today.js';
import { formWords as words } from '../../../words/form-words.js';
import type { SectionName } from '../navigation.js';
import { Pages } from '../pages.js';
import type { Asked, FieldError } from '../viewpoint.form.js';
import { errorSummary } from '../viewpoint.page.js';
import { answersShown, fieldsShown } from './form-shown.js';
import { readForm, type FormRead, type RecordingForm } from './form.js';

/** One form about one record: what it asks, where it leads, and how what was answered is recorded. */
export type FormJourney<Fact, Refusal, Warning> = {
  readonly form: RecordingForm<Fact>;
  readonly section: SectionName;
  /** What it is about, such as “Child 101”; part of the title and over the heading. */
  readonly caption: string;
  readonly back: { readonly text: string; readonly href: string };
  readonly action: string;
  /** What is known already, above the fields. */
  readonly lines: readonly string[];
  /** Carries the fact out; only supposed, it says what would become of it and writes nothing. */
  readonly carryOut: (fact: Fact, asked: AskedCommand, supposing: boolean) => Promise<Outcome<Refusal, Warning>>;
  /** The field that a refusal is about, and why it cannot be so. */
  readonly refused: (refusal: Refusal) => FieldError;
  /** What is to be looked at again before it is recorded: what the rules would question, and whatever else is unusual. */
  readonly doubts: (warnings: readonly Warning[], fact: Fact) => readonly string[] | Promise<readonly string[]>;
  /** The confirmation of an entry. */
  readonly recordedHref: (entry: number) => string;
};

type Sent<Fact, Refusal, Warning> = { readonly journey: FormJourney<Fact, Refusal, Warning>; readonly commandId: string; readonly read: FormRead };

/** A form, a check of the answers, and a confirmation: sent twice it is written once, and what is refused keeps its answers. */
@Injectable()
export class FormJourneys {
  constructor(
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  show<Fact, Refusal, Warning>(journey: FormJourney<Fact, Refusal, Warning>, response: Response): void {
    const read: FormRead = { typed: {}, fit: {}, errors: [], commandId: null, step: 'check' };
    this.again(response, { journey, commandId: randomUUID(), read }, 200, []);
  }

  /** Checks before it records: what is refused or suspect is told first, by supposing that it were recorded. */
  async sent<Fact, Refusal, Warning>(journey: FormJourney<Fact, Refusal, Warning>, body: Asked | undefined, response: Response): Promise<void> {
    const read = readForm(journey.form, body ?? {}, this.today());
    const sent = { journey, read, commandId: read.commandId ?? randomUUID() };
    if (read.step === 'change') return this.again(response, sent, 200, []);
    if (read.errors.length > 0) return this.again(response, sent, 400, read.errors);
    const fact = journey.form.factOf(read.fit);
    const supposed = await this.carryOut(sent, fact, true);
    const doubts = supposed.outcome === 'written' ? await journey.doubts(supposed.warnings, fact) : [];
    const lookedOver = read.commandId !== null && (read.step === 'record-suspect' || (read.step === 'record' && doubts.length === 0));
    if (!lookedOver) return supposed.outcome === 'written' ? this.check(response, 200, sent, doubts) : this.notWritten(response, sent, supposed);
    // What can no longer be supposed may be so because this very command was carried out before: its first answer is given.
    await this.record(response, sent, fact);
  }

  private async record<Fact, Refusal, Warning>(response: Response, sent: Sent<Fact, Refusal, Warning>, fact: Fact): Promise<void> {
    try {
      const recorded = await this.carryOut(sent, fact, false);
      const entry = recorded.outcome === 'written' ? recorded.entries.at(-1) : undefined;
      if (entry) return response.redirect(303, sent.journey.recordedHref(entry.number));
      this.notWritten(response, sent, recorded);
    } catch (error) {
      if (error instanceof LedgerUnavailable) return this.check(response, 503, sent, [], true);
      if (!(error instanceof CommandReused)) throw error;
      this.again(response, { ...sent, commandId: randomUUID() }, 409, [{ field: firstField(sent), text: words.commandReused }]);
    }
  }

  private carryOut<Fact, Refusal, Warning>({ journey, commandId }: Sent<Fact, Refusal, Warning>, fact: Fact, supposing: boolean) {
    return journey.carryOut(fact, { commandId, by: whoAsks()?.account ?? '' }, supposing);
  }

  /** The form again, with why nothing was written. */
  private notWritten<Fact, Refusal, Warning>(response: Response, sent: Sent<Fact, Refusal, Warning>, recorded: Outcome<Refusal, Warning>): void {
    if (recorded.outcome === 'refused') return this.again(response, sent, 422, [sent.journey.refused(recorded.refusal)]);
    const text = recorded.outcome === 'moved-on' ? words.movedOn : words.alreadySo;
    this.again(response, sent, 409, [{ field: firstField(sent), text }]);
  }

  private again<Fact, Refusal, Warning>(
    response: Response, sent: Sent<Fact, Refusal, Warning>, status: number, errors: readonly FieldError[],
  ): void {
    const { journey, read } = sent;
    const page = {
      ...pageOf(sent),
      title: `${journey.form.title}: ${journey.caption}`,
      lines: journey.lines,
      errorSummary: errorSummary(errors),
      fields: fieldsShown(journey.form.fields, read.typed, errors),
    };
    this.page(response, status, 'layout/form/form.njk', page);
  }

  private check<Fact, Refusal, Warning>(
    response: Response, status: number, sent: Sent<Fact, Refusal, Warning>, doubts: readonly string[], notSaved = false,
  ): void {
    const page = {
      ...pageOf(sent),
      title: `Check before you record: ${sent.journey.caption}`,
      answers: answersShown(sent.journey.form.fields, sent.read),
      warnings: doubts,
      notSaved: notSaved ? words.unavailable : undefined,
    };
    this.page(response, status, 'layout/form/check.njk', page);
  }

  private page(response: Response, status: number, template: string, page: Parameters<Pages['show']>[1]): void {
    response.status(status).type('text/html; charset=utf-8').setHeader('Referrer-Policy', 'same-origin');
    response.send(this.pages.show(template, page));
  }
}

const firstField = <Fact, Refusal, Warning>({ journey }: Sent<Fact, Refusal, Warning>): string => journey.form.fields[0]?.name ?? '';

const pageOf = <Fact, Refusal, Warning>({ journey, commandId }: Sent<Fact, Refusal, Warning>) => ({
  section: journey.section,
  heading: journey.form.title,
  caption: journey.caption,
  back: journey.back,
  action: journey.action,
  commandId,
});
