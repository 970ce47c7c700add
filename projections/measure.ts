import type { CalendarDate } from '../src/domain/calendar.js';
import type { ChildInCare } from './children/children-in-care.query.js';
import type { EpisodeDuring } from './children/episodes-during.query.js';
import type { EpisodeOf } from './children/episodes-of.query.js';
import type { PlacedWith } from './children/placed-with.query.js';
import type { Figure } from './figure.js';
import type { Timeline, Told, Version } from './timeline.js';
import type { Together } from './together.js';
import type { Viewpoint } from './viewpoint.js';

type Asked = Pick<Timeline<never>, 'name' | 'columns' | 'snapshots'>;
type Days = { readonly first: CalendarDate; readonly last: CalendarDate; readonly knownAt: number };

/** What a measure reads: rows of timelines, from a viewpoint. */
export type Reader = {
  /** Rows that were so on a day. */
  readonly at: <T extends Asked>(timeline: T, viewpoint: Viewpoint) => readonly Told<T>[];
  /** Rows that touch the days from one to another, both included. */
  readonly during: <T extends Asked>(timeline: T, days: Days) => readonly Told<T>[];
  /** Rows about some subjects, whenever they were so. */
  readonly of: <T extends Asked>(timeline: T, subjects: readonly string[], knownAt: number) => readonly Told<T>[];
  /** Rows about some subjects in every version of the story: whenever they were so, and as known whenever. */
  readonly versionsOf: <T extends Asked>(timeline: T, subjects: readonly string[]) => readonly Version<T>[];
  /** Whether a timeline tells anything of the authority at all, of whatever day and as known whenever. */
  readonly anyTold: (timeline: Asked) => boolean;
  /** Every child in care on a day, short breaks among them. */
  readonly childrenInCare: (viewpoint: Viewpoint) => readonly ChildInCare[];
  readonly episodesDuring: (days: Days) => readonly EpisodeDuring[];
  readonly episodesOf: (children: readonly string[], knownAt: number) => ReadonlyMap<string, readonly EpisodeOf[]>;
  /** Everybody who was ever placed with a carer household or a provider; the last to come first. */
  readonly placedWith: (kind: 'carer' | 'provider', reference: string, knownAt: number) => readonly PlacedWith[];
  /** The references of all providers that the authority has ever had a registration of. */
  readonly providersKnown: () => readonly string[];
  /** What several pieces of work come to that need nothing of one another: what they read is then asked for together. */
  readonly together: Together;
};

/** From where a measure is asked, and about what time. */
export type MeasureAsked = {
  readonly viewpoint: Viewpoint;
  /** The authority asked about: its GSS code. */
  readonly authority: string;
  /** The first and the last day of the period asked about, both included; from 1 April to the day asked about where none is given. */
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** Under-18s in the authority's area (ONS mid-year estimate of the June before), for rates; where it is null the released one is taken. */
  readonly population: number | null;
  /** Of what is published, only releases that were out by then; all that are known where no day is given. */
  readonly releasedBy?: CalendarDate | null;
};

/** A family of figures answered together. */
export type Measure = {
  /** As it is asked for: `carers`. */
  readonly name: string;
  readonly title: string;
  /** Where its definitions stand: exported names and the file they are in, whose docstrings its definition page is made of. */
  readonly definitions: readonly { readonly file: string; readonly names: readonly string[] }[];
  readonly figures: (read: Reader, asked: MeasureAsked) => readonly Figure[];
};
