import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CorrectableAsked, type Correctable } from '../../asking/correctable.js';
import { EffectAsked, type Effect } from '../../asking/effect.js';
import { RecordedSinceAsked } from '../../asking/recorded-since.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildCommand, ChildId } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import type { Fact } from '../../domain/entry.js';
import type { Verb } from '../../domain/verbs.js';
import type { Asked } from '../../recording/asked.js';
import { RecordAbout, type AboutRecord, type RecordRefusal } from '../../recording/record-about.js';
import { RecordAboutChild } from '../../recording/record-about-child.js';
import { isReference } from '../../recording/streams.js';
import type { Supposition } from '../../recording/supposing.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import { dayInWords, refusalInWords } from '../../words/wording.js';
import type { FormJourney } from '../layout/form/form-journey.js';
import { PUTTING_RIGHT, type Correction, type PuttingRight } from '../layout/form/putting-right.js';
import { fieldRefused } from '../layout/form/record-journeys.js';
import { putRightLinks } from '../layout/put-right-links.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { paths, type PutRightKind, type PutRightWay } from '../paths.js';
import { comparedShown, effectShown, entryLines, toldLines } from './correcting.page.js';
import { correctForm, strikeForm } from './forms.js';

type Command = Verb<Fact>;
type Journey = FormJourney<Command, ChildRefusal | RecordRefusal, Suspicion>;

/** What an address asks to be put right. */
export type Addressed = { readonly kind: PutRightKind; readonly id: string; readonly entry: string; readonly way: string };

type One = { readonly kind: PutRightKind; readonly id: string; readonly right: PuttingRight; readonly entry: Correctable; readonly correction: Correction | undefined };

/** An entry corrected or struck out, of whatever kind of record: its form, what it would change, and what becomes of it. */
@Injectable()
export class CorrectingJourneys {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PUTTING_RIGHT) private readonly kinds: readonly PuttingRight[],
  ) {}

  async of({ kind, id, entry: number, way }: Addressed): Promise<Journey> {
    const right = this.kinds.find((one) => one.kind === kind);
    const entry: Correctable | null =
      right && isReference(id) && /^[1-9]\d{0,14}$/.test(number) ? await this.queries.execute(new CorrectableAsked(this.record(kind, id), Number(number))) : null;
    if (!right || !entry) throw new NotFoundException();
    const correction = right.correctionOf(entry.fact);
    const one = { kind, id, right, entry, correction };
    if (way === 'strike-out') return this.journey(one, way, strikeForm(entry, words.strikeReasons[kind]));
    if (way === 'correct' && correction) return this.journey(one, way, correctForm(entry, correction));
    throw new NotFoundException();
  }

  private journey(one: One, way: PutRightWay, form: Journey['form']): Journey {
    const { kind, id, right, entry, correction } = one;
    const { caption, href } = right.about(id);
    const lines = [...entryLines(entry), ...(way === 'strike-out' ? toldLines(entry) : [])];
    let supposed: Supposition = new Map();
    return {
      form,
      section: right.section,
      caption,
      back: { text: caption, href },
      action: paths.putRight(kind, id, entry.told.number, way),
      lines: [...lines, ...(correction ? [] : [words.noForm]), entry.told.struckOutBy === null ? words.stays : words.wasStruckOut],
      carryOut: (command, asked, supposing) => {
        supposed = new Map();
        return this.carryOut(one, command, asked, supposing ? supposed : undefined);
      },
      refused: (refusal) => ({ ...refusedIn(kind, refusal, form.fields.map(({ name }) => name)), ...wayOn(one, refusal) }),
      doubts: async (warnings, command) => [...warnings.map(suspicionInWords), ...(await right.doubts({ was: entry.fact, is: toBelieve(command) }, id))],
      beside: async (command) => ({
        lines,
        toldAbove: way === 'correct' ? correction?.fields.map(({ label }) => label) : [],
        ...(command.type === 'Correct' && correction ? { compared: comparedShown(correction, entry.fact, command.fact) } : {}),
        effect: effectShown(kind, await this.effectOf(one, supposed)),
      }),
      checkTemplate: 'correcting/check.njk',
      lastEntry: entry.history.at(-1)?.number ?? 0,
      recordedSince: (since, commandId) => this.queries.execute(new RecordedSinceAsked(this.record(kind, id), since, commandId)),
      recordedHref: (recorded) => right.recordedHref(recorded, id),
    };
  }

  private carryOut({ kind, id }: One, command: Command, asked: Asked, supposed: Supposition | undefined): ReturnType<Journey['carryOut']> {
    const { authority } = this.config;
    if (kind === 'child') return this.commands.execute(new RecordAboutChild({ authority, child: id as ChildId }, command as ChildCommand, asked, supposed));
    return this.commands.execute(new RecordAbout({ kind, authority, id, command } as AboutRecord & { authority: string; id: string }, asked, supposed));
  }

  private effectOf({ kind, id }: One, supposed: Supposition): Promise<Effect> {
    return this.queries.execute(new EffectAsked(this.record(kind, id), [...supposed.values()].flat()));
  }

  private record(kind: PutRightKind, id: string) {
    return { kind, authority: this.config.authority, id };
  }
}

const toBelieve = (command: Command): Fact | undefined => (command.type === 'StrikeOut' ? undefined : command.fact);

const suspicionInWords = ({ message, rule, on }: Suspicion): string => `${message} (rule ${rule}${on ? `, of what began on ${dayInWords(on)}` : ''})`;

const refusedIn = (kind: PutRightKind, refusal: ChildRefusal | RecordRefusal, fields: readonly string[]) =>
  kind === 'child'
    ? { field: fields[0] ?? '', text: refusalInWords(refusal as ChildRefusal) }
    : { field: fieldRefused(refusal as RecordRefusal, fields), text: recordRefusalInWords(refusal as RecordRefusal) };

/** What rests on the entry is to be put right first: the way to the first of it. */
const wayOn = ({ kind, id, entry }: One, refusal: ChildRefusal | RecordRefusal): Pick<FieldError, 'way'> => {
  const first = refusal.code === 'others-depend-on-it' ? refusal.others[0]?.entry : undefined;
  const other = entry.history.find((one) => one.id === first);
  const { correct, strikeOut } = other ? putRightLinks(kind, id, other) : {};
  const href = correct ?? strikeOut;
  return other && href !== undefined ? { way: { text: words.restsOnIt(other.number, entryTypeInWords(other.type) ?? other.type), href } } : {};
};
