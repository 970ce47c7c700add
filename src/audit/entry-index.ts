import { dayNumber, plusDays, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import { isStrike, type Entry, type EntryStruckOut, type Fact, type Instant } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { partsOf } from '../../projections/following.js';
import { daysLateOf, effectiveDayOf } from '../asking/entries-told.js';
import { endOfDay } from '../asking/viewpoint-asked.js';

/**
 * How an entry came in: recorded by somebody as one entry among others, here or in the system before; taken from a statutory
 * return; or brought in with so many others at one instant that nobody can have recorded them then. Of the last two the day
 * of recording says nothing of how promptly anybody recorded.
 */
export const WAYS = ['hand', 'return', 'load'] as const;
export type Way = (typeof WAYS)[number];

/** A fact as it was first told, a fact that puts another right, or the striking out of one. */
export const FORMS = ['fact', 'correction', 'strike'] as const;
export type Form = (typeof FORMS)[number];

/** Of history brought in, as many entries as these at one instant came in at once. */
const AT_ONCE = 200;

/** In place of a day where there is none. */
export const NO_DAY = -2_147_483_648;

const FIRST_ROOM = 4_096;

/** Texts that recur, each kept once and known by its place. */
class Texts {
  readonly all: string[] = [];
  private readonly places = new Map<string, number>();

  placeOf(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.all.length);
    return this.all.push(text) - 1;
  }

  find(text: string): number {
    return this.places.get(text) ?? -1;
  }
}

/** Whom an entry is about, by the place of its stream. */
type About = { readonly kind: string; readonly authority: string; readonly reference: string };

/**
 * What entries are searched and counted by, column by column, some twenty bytes an entry: so a million are looked through in a
 * moment, and the ledger, which tells its entries one after another, is read once. Place `n - 1` is that of entry `n`.
 */
export class EntryIndex {
  size = 0;
  readonly about: About[] = [];
  readonly streams = new Texts();
  readonly types = new Texts();
  readonly recorders = new Texts();
  /** The first entry that each recorder recorded, by which addresses name recorders, for an account may be a name. */
  readonly firstOf: number[] = [];
  stream = new Int32Array(FIRST_ROOM);
  type = new Uint16Array(FIRST_ROOM);
  recorder = new Uint16Array(FIRST_ROOM);
  effectiveOn = new Int32Array(FIRST_ROOM);
  recordedOn = new Int32Array(FIRST_ROOM);
  daysLate = new Int32Array(FIRST_ROOM);
  way = new Uint8Array(FIRST_ROOM);
  form = new Uint8Array(FIRST_ROOM);
  private today: { readonly day: DayNumber; readonly ends: string } = { day: NO_DAY, ends: '' };
  private instant = { at: '', from: 0 };

  take(entries: readonly StoredEntry[]): void {
    for (const stored of entries) {
      if (stored.number !== this.size + 1) throw new RangeError(`entry ${stored.number} does not follow entry ${this.size}`);
      this.makeRoom();
      this.takeOne(stored);
      this.size += 1;
      this.markLoads(stored);
    }
  }

  private takeOne(stored: StoredEntry): void {
    const at = this.size;
    const told = readable(stored);
    const stream = this.streams.placeOf(stored.stream);
    if (stream === this.about.length) this.about.push(aboutOf(stored.stream));
    const recorder = this.recorders.placeOf(stored.recordedBy);
    if (recorder === this.firstOf.length) this.firstOf.push(stored.number);
    const on = told && effectiveDayOf(told);
    this.stream[at] = stream;
    this.type[at] = this.types.placeOf(stored.type);
    this.recorder[at] = recorder;
    this.effectiveOn[at] = on ? dayNumber(on) : NO_DAY;
    this.recordedOn[at] = this.dayOf(stored.recordedAt);
    this.daysLate[at] = (told && daysLateOf(told, stored.recordedAt)) ?? NO_DAY;
    this.way[at] = WAYS.indexOf(told && isOfReturn(told) ? 'return' : 'hand');
    this.form[at] = FORMS.indexOf(told ? formOf(told) : 'fact');
  }

  /** Instants never decrease, so what came in at one instant lies together. */
  private markLoads({ recordedAt, origin }: StoredEntry): void {
    const last = this.size - 1;
    if (recordedAt !== this.instant.at || origin !== 'migrated') this.instant = { at: recordedAt, from: origin === 'migrated' ? last : this.size };
    const together = this.size - this.instant.from;
    if (together < AT_ONCE) return;
    for (let at = together === AT_ONCE ? this.instant.from : last; at <= last; at += 1)
      if (this.way[at] === WAYS.indexOf('hand')) this.way[at] = WAYS.indexOf('load');
  }

  /** The day of an instant in London. */
  private dayOf(instant: Instant): DayNumber {
    if (instant <= this.today.ends) return this.today.day;
    const utc = instant.slice(0, 10) as CalendarDate;
    const date = instant > endOfDay(utc) ? plusDays(utc, 1) : utc;
    this.today = { day: dayNumber(date), ends: endOfDay(date) };
    return this.today.day;
  }

  private makeRoom(): void {
    if (this.size < this.stream.length) return;
    const room = this.stream.length * 2;
    this.stream = grown(this.stream, new Int32Array(room));
    this.type = grown(this.type, new Uint16Array(room));
    this.recorder = grown(this.recorder, new Uint16Array(room));
    this.effectiveOn = grown(this.effectiveOn, new Int32Array(room));
    this.recordedOn = grown(this.recordedOn, new Int32Array(room));
    this.daysLate = grown(this.daysLate, new Int32Array(room));
    this.way = grown(this.way, new Uint8Array(room));
    this.form = grown(this.form, new Uint8Array(room));
  }
}

const grown = <Column extends Int32Array | Uint16Array | Uint8Array>(before: Column, after: Column): Column => {
  after.set(before);
  return after;
};

const aboutOf = (stream: string): About => {
  const { kind, authority, id: reference } = partsOf(stream);
  return { kind, authority, reference };
};

type Told = Entry<Fact | EntryStruckOut>['event'];

/** What a later release wrote is found by its type and by when and by whom it was recorded. */
const readable = (stored: StoredEntry): Told | undefined => {
  try {
    return fromStored<Told>(stored).event;
  } catch {
    return undefined;
  }
};

const isOfReturn = (event: Told): boolean => {
  const source = 'source' in event ? event.source : undefined;
  return event.type === 'ReturnReceived' || (typeof source === 'object' && source !== null && 'table' in source);
};

const formOf = (event: Told): Form => (isStrike(event) ? 'strike' : event.corrects === undefined ? 'fact' : 'correction');
