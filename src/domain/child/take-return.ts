import type { CalendarDate } from '../calendar.js';
import { inEffectOrder, type Entry, type EntryStruckOut, type Source } from '../entry.js';
import { writtenOut } from '../sameness.js';
import type { Resolution } from '../statutory-return/believed-episodes.js';
import { factsDrawn } from '../statutory-return/facts-drawn.js';
import { findingsOf } from '../statutory-return/rules.js';
import type { Finding } from '../statutory-return/rules/rule.js';
import { inForce, partOf, rowsOf, rowsStated, sayingOf, subjectOf, type StatedRow } from '../statutory-return/stated.js';
import { proposed } from '../verbs.js';
import { objectionsAdded } from './decide.js';
import type { ChildEvent, ChildFact, ReturnReceived } from './events.js';
import type { Objected } from './refusals.js';

/** What taking in a return's word about a child leads to. */
export type ReturnTaken = {
  readonly events: readonly ChildEvent[];
  /** Rows, by place in `received.rows`, that had been said before in the same words. */
  readonly unchanged: ReadonlySet<number>;
  /** Where rows disagreed: what is believed, and why. Only what this return brings up. */
  readonly resolutions: readonly Resolution[];
  /** Rows of this year's return, as it was received before, that it says otherwise now, or no longer says. */
  readonly amended: readonly Amended[];
  /** What cannot be, together with what is recorded already. Reported, never refused: it is what the return says. */
  readonly objections: readonly ObjectedRow[];
  /** What the return's rules find in the child's rows, the year before at hand where it was received. */
  readonly findings: readonly Finding[];
};

/** A row no longer in force; `gone` where nothing is said of the same any more. */
export type Amended = { readonly row: StatedRow; readonly gone: boolean };

/** An objection, and the row that the fact objected to was taken from. */
export type ObjectedRow = Objected & { readonly source: Source | null };

type Known = {
  readonly history: readonly Entry<ChildEvent>[];
  readonly today: CalendarDate;
  /** Whether last year's return is at hand, though it may tell nothing of this child. */
  readonly lastYearAtHand?: boolean;
};

/**
 * Takes in one year's return of one child. What the return says is kept, table by table, where it says anything new; the facts drawn from
 * all returns so far are then made to stand: those no longer drawn are struck out, new ones recorded.
 * Facts that neither changes stay as they are, so what a person has corrected by hand stays corrected.
 */
export const takeReturn = (received: ReturnReceived, known: Known): ReturnTaken => {
  const { history, today } = known;
  const before = inForce(rowsStated(history));
  const arriving = rowsOf(received, (history.at(-1)?.revision ?? 0) + 1);
  const said = new Set(before.map(sayingOf));
  const unchanged = placesOf(arriving, (row) => said.has(sayingOf(row)));
  const parts = partsChanged(before, arriving);
  const told = { unchanged, findings: findingsIn(received, before, known), amended: amendedBy(arriving, before, parts) };
  if (parts.size === 0) return { ...told, events: [], resolutions: [], objections: [] };

  const drawnBefore = factsDrawn(before);
  const drawnNow = factsDrawn([
    ...before.filter((row) => !parts.has(partOf(row))),
    ...arriving.filter((row) => parts.has(partOf(row))),
  ]);
  const kept = placesOf(arriving, (row) => parts.has(partOf(row)));
  const events = [onlyRows(received, kept), ...difference(drawnBefore.facts, drawnNow.facts, history)];
  const resolved = new Set(drawnBefore.resolutions.map(markOf));
  return {
    ...told,
    events,
    resolutions: drawnNow.resolutions.filter((resolution) => !resolved.has(markOf(resolution))),
    objections: objectionsAdded(events, { history, today }).map((objected) => ({
      ...objected,
      source: sourceOfProposed(objected, events, history),
    })),
  };
};

const placesOf = (rows: readonly StatedRow[], fit: (row: StatedRow) => boolean): ReadonlySet<number> =>
  new Set(rows.flatMap((row, place) => (fit(row) ? [place] : [])));

/** The parts of the return that say something else than they said before. */
const partsChanged = (before: readonly StatedRow[], arriving: readonly StatedRow[]): ReadonlySet<string> => {
  const sayings = (rows: readonly StatedRow[], part: string) => new Set(rows.filter((row) => partOf(row) === part).map(sayingOf));
  const parts = new Set(arriving.map(partOf));
  return new Set(
    [...parts].filter((part) => {
      const [then, now] = [sayings(before, part), sayings(arriving, part)];
      return then.size !== now.size || [...now].some((saying) => !then.has(saying));
    }),
  );
};

const amendedBy = (
  arriving: readonly StatedRow[], before: readonly StatedRow[], parts: ReadonlySet<string>,
): readonly Amended[] => {
  const [sayings, subjects] = [new Set(arriving.map(sayingOf)), new Set(arriving.map(subjectOf))];
  return before
    .filter((row) => parts.has(partOf(row)) && !sayings.has(sayingOf(row)))
    .map((row) => ({ row, gone: !subjects.has(subjectOf(row)) }));
};

const findingsIn = (received: ReturnReceived, before: readonly StatedRow[], { lastYearAtHand }: Known): readonly Finding[] => {
  const rows = received.rows.map((row, place) => ({
    ...row, cells: { ...row.cells, ...received.identity?.cells?.[place] },
  }));
  const earlier = before.filter(({ year }) => year === received.year - 1).map((row) => ({ ...row, file: 0 }));
  const atHand = lastYearAtHand === true || earlier.length > 0;
  return findingsOf({ year: received.year, rows, ...(atHand ? { earlier } : {}) });
};

const sourceOfProposed = (
  { entry }: Objected, events: readonly ChildEvent[], history: readonly Entry<ChildEvent>[],
): Source | null => {
  const [before, made] = [history, proposed(events, history)];
  return [...before, ...made].find(({ id }) => id === entry)?.event.source ?? null;
};

const onlyRows = (received: ReturnReceived, places: ReadonlySet<number>): ReturnReceived => {
  const kept = <Item>(items: readonly Item[]) => items.filter((_, place) => places.has(place));
  const { identity } = received;
  return {
    ...received,
    rows: kept(received.rows),
    ...(identity ? { identity: { ...identity, ...(identity.cells ? { cells: kept(identity.cells) } : {}) } } : {}),
  };
};

/** A row that is not believed is told of once, whichever row is believed instead; one cut short, by each that cuts it. */
const markOf = ({ row, why, by }: Resolution): string =>
  `${why} ${sayingOf(row)} ${why === 'ends-where-next-begins' ? sayingOf(by) : ''}`;

/** What a fact says, apart from the row it was taken from and the entry it put right. */
const contentOf = ({ source: _source, corrects: _corrects, ...content }: ChildFact): string => writtenOut(content);

type Standing = ReadonlyMap<string, Entry<ChildFact>>;

/** The entry that says what a fact says. A person who records an ending need not say when what it ends had begun. */
const saidIn = (standing: Standing, fact: ChildFact): Entry<ChildFact> | undefined =>
  standing.get(contentOf(fact)) ?? standing.get(contentOf({ ...fact, began: undefined } as ChildFact));

const difference = (
  before: readonly ChildFact[], now: readonly ChildFact[], history: readonly Entry<ChildEvent>[],
): readonly ChildEvent[] => {
  const standing = new Map(inEffectOrder<ChildFact>(history).map((entry) => [contentOf(entry.event), entry]));
  const drawn = new Map(now.map((fact) => [contentOf(fact), fact]));
  const drawnBefore = new Set(before.map(contentOf));
  const gone = before.flatMap((fact) => {
    const entry = drawn.has(contentOf(fact)) ? undefined : saidIn(standing, fact);
    return entry ? [entry] : [];
  });
  const added = [...drawn].flatMap(([content, fact]) => (drawnBefore.has(content) || saidIn(standing, fact) ? [] : [fact]));
  const twice = [...standing.values()].filter(({ event }) => added.some((fact) => oneAlone(fact, event)) && !gone.some((entry) => entry.event === event));
  gone.push(...twice);
  const becauseOf = added.find(({ source }) => source)?.source;
  return [...gone.map((entry) => struckOut(entry, added, becauseOf)), ...added.map((fact) => correcting(fact, gone))];
};

/** Of what is said of the whole life there is one word at a time: the return's new word takes the place of any other. */
const oneAlone = (fact: ChildFact, { type }: ChildFact): boolean =>
  fact.type === type && (type === 'ParticularsRecorded' || type === 'AsylumStatusRecorded');

const struckOut = (entry: Entry<ChildFact>, added: readonly ChildFact[], otherwise?: Source): EntryStruckOut => {
  const source = added.find((fact) => putsRight(fact, entry))?.source ?? otherwise;
  return { type: 'EntryStruckOut', entry: entry.id, reason: 'superseded-by-return', ...(source ? { source } : {}) };
};

const correcting = (fact: ChildFact, gone: readonly Entry<ChildFact>[]): ChildFact => {
  const wrong = gone.find((entry) => putsRight(fact, entry));
  return wrong ? { ...fact, corrects: wrong.id } : fact;
};

/** A fact puts an entry right where both tell how the same thing began, or how what began then ended. */
const putsRight = (fact: ChildFact, { event }: Entry<ChildFact>): boolean =>
  kindOf(fact) === kindOf(event) && (startOf(fact) === startOf(event) || oneAlone(fact, event));

const startOf = (fact: ChildFact): CalendarDate => ('began' in fact && fact.began) || fact.effectiveOn;

const KINDS: Readonly<Record<string, string>> = {
  ChildAdmitted: 'beginning',
  ChildAlreadyInCare: 'beginning',
  ChildMoved: 'beginning',
  PlacementDetailsChanged: 'beginning',
  LegalStatusChanged: 'beginning',
  ChildTemporarilyAbsent: 'beginning',
  ChildReturned: 'beginning',
  ChildDischarged: 'ending',
  EpisodeCeased: 'ending',
};

const kindOf = ({ type }: ChildFact): string => KINDS[type] ?? type;
