import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RecordAsked, type RecordTold } from '../../../asking/record.js';
import { EntryAsked, type EntryListed } from '../../../audit/entries.js';
import type { Config } from '../../../config.js';
import { CONFIG } from '../../../config.token.js';
import { Projector } from '../../../projecting/projector.js';
import { RecordAbout, type AboutRecord, type RecordRefusal, type RecordedAbout } from '../../../recording/record-about.js';
import { recordRefusalInWords } from '../../../words/record-refusals.js';
import type { FormJourney } from './form-journey.js';
import type { RecordingForm } from './form.js';
import type { RecordedOne } from './recorded-about.js';

type Kind = AboutRecord['kind'];

/** A fact, and the record it is about: of a form on which a record is begun, the reference is one of its answers. */
export type AboutOne = { readonly id: string; readonly fact: object };

type Journey = FormJourney<AboutOne, RecordRefusal, never>;

/** What a page says of a form about a record; what is the same for all of them is added. */
export type RecordForm = Pick<Journey, 'section' | 'caption' | 'back' | 'action' | 'lines'> & {
  readonly kind: Kind;
  readonly form: RecordingForm<AboutOne>;
  /** The record as it stands, where there is one. */
  readonly told: RecordTold | null;
  readonly doubts: (fact: AboutOne) => readonly string[] | Promise<readonly string[]>;
  readonly recordedHref: (entry: number) => string;
};

/** Milliseconds a person is kept waiting for the views to show what is written already. */
const WAIT = 2_000;

/** Forms about a household, a provider or a child’s fees: recorded by the same command, and looked over in the same way. */
@Injectable()
export class RecordJourneys {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  of({ kind, told, doubts, ...page }: RecordForm): Journey {
    const { authority } = this.config;
    return {
      ...page,
      carryOut: ({ id, fact }, asked, supposing): Promise<RecordedAbout> =>
        this.commands.execute(
          new RecordAbout({ kind, authority, id, command: { type: 'Record', fact } } as AboutRecord & { authority: string; id: string }, asked, supposing ? new Map() : undefined),
        ),
      refused: (refusal) => ({ field: fieldRefused(refusal, page.form.fields.map(({ name }) => name)), text: recordRefusalInWords(refusal) }),
      doubts: (_warnings, fact) => doubts(fact),
      ...(told ? { lastEntry: told.entries.at(-1)?.number ?? 0, recordedSince: (entry, commandId) => this.since(kind, told.id, entry, commandId) } : {}),
    };
  }

  /** Null where nothing is recorded of it. */
  async known(kind: Kind, id: string, asAt: string): Promise<RecordTold | null> {
    return this.queries.execute(new RecordAsked(this.config.authority, kind, id, { asAt, knownAt: undefined }));
  }

  /** An entry of ours about such a record, whether the other pages show it already, and the numbers of the entries it names. */
  async recorded(kind: Kind, number: string): Promise<RecordedOne> {
    if (!/^[1-9]\d{0,14}$/.test(number)) throw new NotFoundException();
    const entry: EntryListed | null = await this.queries.execute(new EntryAsked(Number(number)));
    if (entry?.kind !== kind || entry.authority !== this.config.authority) throw new NotFoundException();
    const seen = await this.projector.waitUntilSeen(entry.number, WAIT).then(() => true, () => false);
    const record: RecordTold | null = await this.queries.execute(new RecordAsked(this.config.authority, kind, entry.reference, {}));
    const numbers = new Map(record?.entries.map((one) => [one.id, one.number]));
    return { entry, seen, numbered: (id) => numbers.get(id) };
  }

  private async since(kind: Kind, id: string, entry: number, commandId: string) {
    const now: RecordTold | null = await this.queries.execute(new RecordAsked(this.config.authority, kind, id, {}));
    const later = (now?.entries ?? []).filter(({ number }) => number > entry);
    const listed: readonly (EntryListed | null)[] = await Promise.all(later.map(({ number }) => this.queries.execute(new EntryAsked(number))));
    return listed.filter((one) => one !== null).filter(({ command }) => command !== commandId);
  }
}

/** The field that a refusal is about, where the form has it; the day otherwise. */
export const fieldRefused = ({ code }: RecordRefusal, fields: readonly string[]): string => {
  const named = (FIELDS[code] ?? []).find((one) => fields.includes(one));
  return named ?? (fields.includes('effectiveOn') ? 'effectiveOn' : (fields[0] ?? ''));
};

const FIELDS: Readonly<Partial<Record<RecordRefusal['code'], readonly string[]>>> = {
  'more-than-approved': ['places'], 'ages-out-of-order': ['ageFrom'], 'age-beyond-childhood': ['ageTo'],
  'ends-before-it-begins': ['until'], 'booking-ends-before-it-begins': ['until'], 'booking-of-no-places': ['places'],
  'booking-reference-used': ['booking'], 'no-such-booking': ['booking'], 'booking-over': ['booking'],
  'inspection-already-recorded': ['event'], 'already-on-framework': ['framework'], 'not-on-framework': ['framework'],
  'already-in-household': ['person'], 'not-in-household': ['person'], 'before-birth': ['dateOfBirth'],
  'already-raised': ['allegation'], 'not-raised': ['allegation'],
  'framework-not-named': ['framework'], 'booking-not-named': ['booking'], 'not-in-a-booking': ['booking'],
};
