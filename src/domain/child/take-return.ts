import type { CalendarDate } from '../calendar.js';
import { inEffectOrder, type Entry, type EntryStruckOut, type Source } from '../entry.js';
import { writtenOut } from '../sameness.js';
import type { Resolution } from '../statutory-return/believed-episodes.js';
import { factsDrawn } from '../statutory-return/facts-drawn.js';
import { rowsOf, rowsStated, sayingOf } from '../statutory-return/stated.js';
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
  /** What cannot be, together with what is recorded already. Reported, never refused: it is what the return says. */
  readonly objections: readonly Objected[];
};

/**
 * Takes in one year's return of one child. What the return says is kept whole; the facts drawn from
 * all returns so far are then made to stand: those no longer drawn are struck out, new ones recorded.
 * Facts that neither changes stay as they are, so what a person has corrected by hand stays corrected.
 */
export const takeReturn = (
  received: ReturnReceived,
  { history, today }: { readonly history: readonly Entry<ChildEvent>[]; readonly today: CalendarDate },
): ReturnTaken => {
  const before = rowsStated(history);
  const said = new Set(before.map(sayingOf));
  const receipt = (history.at(-1)?.revision ?? 0) + 1;
  const arriving = rowsOf(received, receipt);
  const unchanged = new Set(arriving.flatMap((row, place) => (said.has(sayingOf(row)) ? [place] : [])));
  if (unchanged.size === arriving.length) return { events: [], unchanged, resolutions: [], objections: [] };

  const drawnBefore = factsDrawn(before);
  const drawnNow = factsDrawn([...before, ...arriving.filter((_, place) => !unchanged.has(place))]);
  const events = [without(received, unchanged), ...difference(drawnBefore.facts, drawnNow.facts, history)];
  const known = new Set(drawnBefore.resolutions.map(markOf));
  return {
    events,
    unchanged,
    resolutions: drawnNow.resolutions.filter((resolution) => !known.has(markOf(resolution))),
    objections: objectionsAdded(events, { history, today }),
  };
};

const without = (received: ReturnReceived, unchanged: ReadonlySet<number>): ReturnReceived => {
  const kept = <Item>(items: readonly Item[]) => items.filter((_, place) => !unchanged.has(place));
  const { identity } = received;
  return {
    ...received,
    rows: kept(received.rows),
    ...(identity ? { identity: { ...identity, ...(identity.cells ? { cells: kept(identity.cells) } : {}) } } : {}),
  };
};

const markOf = ({ row, why, by }: Resolution): string => `${why} ${sayingOf(row)} ${sayingOf(by)}`;

/** What a fact says, apart from the row it was taken from and the entry it put right. */
const contentOf = ({ source: _source, corrects: _corrects, ...content }: ChildFact): string => writtenOut(content);

const difference = (
  before: readonly ChildFact[], now: readonly ChildFact[], history: readonly Entry<ChildEvent>[],
): readonly ChildEvent[] => {
  const standing = new Map(inEffectOrder<ChildFact>(history).map((entry) => [contentOf(entry.event), entry]));
  const drawn = new Map(now.map((fact) => [contentOf(fact), fact]));
  const drawnBefore = new Set(before.map(contentOf));
  const gone = [...drawnBefore].flatMap((content) => {
    const entry = drawn.has(content) ? undefined : standing.get(content);
    return entry ? [entry] : [];
  });
  const added = [...drawn].flatMap(([content, fact]) =>
    drawnBefore.has(content) || standing.has(content) ? [] : [fact],
  );
  const becauseOf = added.find(({ source }) => source)?.source;
  return [...gone.map((entry) => struckOut(entry, added, becauseOf)), ...added.map((fact) => correcting(fact, gone))];
};

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
  kindOf(fact) === kindOf(event) && startOf(fact) === startOf(event);

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
