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
import type { Fit, RecordingForm } from './form.js';
import { nobodyElse, recordedMeanwhile, type Meanwhile, type Watched } from './meanwhile.js';
import { readForm, type FormRead } from './read-form.js';
import { SavedInPart } from './saved-in-part.js';

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
  /** What the check shows beside the answers, by a template of its own where it has one. */
  readonly beside?: (fact: Fact) => Promise<object>;
  readonly checkTemplate?: string;
  /** The confirmation of what was written, the last entry last. */
  readonly recordedHref: (entry: number, before: readonly number[], fact: Fact) => string;
  /** What can be told of fields left empty by those that were not, and why. What it fills in is looked over before it is recorded. */
  readonly filled?: (fit: Fit) => Promise<Filled>;
  /** What is chosen from, beneath the fields; and the answers that a choice gives. */
  readonly choices?: () => Promise<object>;
  readonly chosen?: (choice: string) => Promise<Readonly<Record<string, string>>>;
  readonly formTemplate?: string;
} & Watched;

export type Filled = { readonly answers: Readonly<Record<string, string>>; readonly notes: readonly string[] };

type Sent<Fact, Refusal, Warning> = {
  readonly journey: FormJourney<Fact, Refusal, Warning>;
  readonly commandId: string;
  readonly read: FormRead;
  /** What others recorded of it since the form was shown. */
  readonly meanwhile: Meanwhile;
  readonly notes?: readonly string[];
};

/** A form, a check of the answers, and a confirmation: sent twice it is written once, and what is refused keeps its answers. */
@Injectable()
export class FormJourneys {
  constructor(
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  /** The form as it is first opened. */
  async show<Fact, Refusal, Warning>(journey: FormJourney<Fact, Refusal, Warning>, response: Response): Promise<void> {
    const read: FormRead = { typed: {}, fit: {}, errors: [], commandId: null, step: 'check', seenTo: null, choice: '' };
    await this.again(response, { journey, commandId: randomUUID(), read, meanwhile: nobodyElse(journey) }, 200, []);
  }

  /** Checks before it records: what is refused or suspect is told first, by supposing that it were recorded. */
  async sent<Fact, Refusal, Warning>(journey: FormJourney<Fact, Refusal, Warning>, body: Asked | undefined, response: Response): Promise<void> {
    const typed = readForm(journey.form, body ?? {}, this.today());
    const commandId = typed.commandId ?? randomUUID();
    const meanwhile = await recordedMeanwhile(journey, typed.seenTo, commandId);
    if (typed.choice !== '' && journey.chosen) {
      const read = { ...typed, typed: { ...typed.typed, ...(await journey.chosen(typed.choice)) } };
      return this.again(response, { journey, read, commandId, meanwhile }, 200, []);
    }
    if (typed.step === 'change') return this.again(response, { journey, read: typed, commandId, meanwhile }, 200, []);
    if (typed.errors.length > 0) return this.again(response, { journey, read: typed, commandId, meanwhile }, 400, typed.errors);
    const filled = await journey.filled?.(typed.fit);
    await this.sentFit({ journey, commandId, meanwhile, read: withFilled(typed, filled), notes: filled?.notes ?? [] }, response);
  }

  private async sentFit<Fact, Refusal, Warning>(sent: Sent<Fact, Refusal, Warning>, response: Response): Promise<void> {
    const { journey, read, meanwhile } = sent;
    const fact = journey.form.factOf(read.fit);
    const supposed = await this.carryOut(sent, fact, true);
    const doubts = supposed.outcome === 'written' ? await journey.doubts(supposed.warnings, fact) : [];
    const lookedOver =
      read.commandId !== null && meanwhile.entries.length === 0 && sent.notes?.length === 0 &&
      (read.step === 'record-suspect' || (read.step === 'record' && doubts.length === 0));
    // What can no longer be supposed may be so because this very command was carried out before: its first answer is given.
    if (lookedOver) return this.record(response, sent, fact);
    if (supposed.outcome !== 'written') return this.notWritten(response, sent, supposed);
    const moved = read.step !== 'check' && meanwhile.entries.length > 0;
    this.check(response, moved ? 409 : 200, sent, doubts, await journey.beside?.(fact));
  }

  private async record<Fact, Refusal, Warning>(response: Response, sent: Sent<Fact, Refusal, Warning>, fact: Fact): Promise<void> {
    try {
      const recorded = await this.carryOut(sent, fact, false);
      const entry = recorded.outcome === 'written' ? recorded.entries.at(-1) : undefined;
      if (entry && recorded.outcome === 'written')
        return response.redirect(303, sent.journey.recordedHref(entry.number, recorded.entries.slice(0, -1).map(({ number }) => number), fact));
      await this.notWritten(response, sent, recorded);
    } catch (error) {
      if (error instanceof SavedInPart) return this.check(response, error.status, sent, [], { notSaved: error.message });
      if (error instanceof LedgerUnavailable) return this.check(response, 503, sent, [], { notSaved: words.unavailable });
      if (!(error instanceof CommandReused)) throw error;
      await this.again(response, { ...sent, commandId: randomUUID() }, 409, [{ field: firstField(sent), text: words.commandReused }]);
    }
  }

  private carryOut<Fact, Refusal, Warning>({ journey, commandId }: Sent<Fact, Refusal, Warning>, fact: Fact, supposing: boolean) {
    return journey.carryOut(fact, { commandId, by: whoAsks()?.account ?? '' }, supposing);
  }

  /** The form again, with why nothing was written. */
  private async notWritten<Fact, Refusal, Warning>(response: Response, sent: Sent<Fact, Refusal, Warning>, recorded: Outcome<Refusal, Warning>): Promise<void> {
    if (recorded.outcome === 'refused') return this.again(response, sent, 422, [sent.journey.refused(recorded.refusal)]);
    const text = recorded.outcome === 'moved-on' ? words.movedOn : words.alreadySo;
    await this.again(response, sent, 409, [{ field: firstField(sent), text }]);
  }

  private async again<Fact, Refusal, Warning>(
    response: Response, sent: Sent<Fact, Refusal, Warning>, status: number, errors: readonly FieldError[],
  ): Promise<void> {
    const { journey, read } = sent;
    const page = {
      ...pageOf(sent),
      title: `${journey.form.title}: ${journey.caption}`,
      lines: journey.lines,
      errorSummary: errorSummary(errors),
      fields: fieldsShown(journey.form.fields, read.typed, errors),
      ways: errors.flatMap(({ way }: FieldError) => way ?? []),
      ...(await journey.choices?.()),
    };
    this.page(response, status, journey.formTemplate ?? 'layout/form/form.njk', page);
  }

  private check<Fact, Refusal, Warning>(
    response: Response, status: number, sent: Sent<Fact, Refusal, Warning>, doubts: readonly string[], beside: object = {},
  ): void {
    const page = {
      ...pageOf(sent),
      title: `Check before you record: ${sent.journey.caption}`,
      answers: answersShown(sent.journey.form.fields, sent.read),
      warnings: doubts,
      notes: sent.notes ?? [],
      ...beside,
    };
    this.page(response, status, sent.journey.checkTemplate ?? 'layout/form/check.njk', page);
  }

  private page(response: Response, status: number, template: string, page: Parameters<Pages['show']>[1]): void {
    response.status(status).type('text/html; charset=utf-8').setHeader('Referrer-Policy', 'same-origin');
    response.send(this.pages.show(template, page));
  }
}

const firstField = <Fact, Refusal, Warning>({ journey }: Sent<Fact, Refusal, Warning>): string => journey.form.fields[0]?.name ?? '';

/** The answers with what was filled in: they are sent on, so that what is recorded is what was looked over. */
const withFilled = (read: FormRead, filled: Filled | undefined): FormRead =>
  filled ? { ...read, typed: { ...read.typed, ...filled.answers }, fit: { ...read.fit, ...filled.answers } } : read;

const pageOf = <Fact, Refusal, Warning>({ journey, commandId, meanwhile }: Sent<Fact, Refusal, Warning>) => ({
  section: journey.section,
  heading: journey.form.title,
  caption: journey.caption,
  back: journey.back,
  action: journey.action,
  commandId,
  seenTo: meanwhile.seenTo,
  meanwhile: meanwhile.entries,
  meanwhileAt: meanwhile.at,
});
