import { chanceFrom } from '../src/example/random.js';
import { LASTING, type Row } from '../projections/timeline.js';

/** A row of the episode table, as a projection would have come to believe it. */
export type Believed = { readonly authority: number; readonly subject: number; readonly row: Row; readonly knownFrom: number; readonly knownTo: number };

export type Extent = { readonly rows: number; readonly authorities: number; readonly inCare: number };

export type Span = { readonly firstDay: number; readonly lastDay: number; readonly lastEntry: number };

const SEED = 1_989;
const USUAL_DAYS = 200;
/** From 1900 to 2199: as far as civil dates go. */
const [EARLIEST, MOST_DAYS] = [-25_567, 109_000];
/** An episode is believed open, then ended, and one in ten put right once more. */
const ROWS_OF_EPISODE = 2.1;
const TYPES = ['U6', 'U4', 'U5', 'U1', 'K2', 'H5', 'P1', 'R1', 'T1', 'A3', 'S1', 'K1'] as const;

/** How long the history of so many rows is, where so many children are in care throughout. */
export const spanOf = ({ rows, inCare }: Extent): Span & { readonly days: number } => {
  const episodes = rows / ROWS_OF_EPISODE / inCare;
  const days = Math.max(2, Math.min(USUAL_DAYS, MOST_DAYS / episodes));
  const firstDay = Math.max(EARLIEST, 17_897 - Math.floor(episodes * days));
  return { days, firstDay, lastDay: firstDay + Math.floor(episodes * days), lastEntry: Math.floor(rows * 1.2) };
};

/** The entry by which what happened on a day was known, entries being written evenly through the span. */
export const entryOf = ({ firstDay, lastDay, lastEntry }: Span, day: number): number =>
  Math.max(1, Math.min(lastEntry, Math.floor(((day - firstDay) / (lastDay - firstDay)) * lastEntry)));

/** The rows of a history, subject by subject as a rebuild writes them. Children follow one another, so that the same number is in care throughout. */
export function* episodeHistory(extent: Extent): Generator<Believed> {
  const span = spanOf(extent);
  let subject = 0;
  for (let slot = 0; slot < extent.inCare; slot += 1) {
    const chance = chanceFrom(SEED, extent.rows, slot);
    const authority = 1 + Math.floor((slot * extent.authorities) / extent.inCare);
    let [left, careBegan, ended] = [0, span.firstDay, 0];
    for (let from = span.firstDay; from < span.lastDay; ) {
      const late = (day: number) => entryOf(span, day + chance.weighted([[1, 6], [20, 3], [200, 1]]));
      const comes = left === 0;
      if (comes) [left, careBegan, subject] = [chance.spread([1, 2, 4, 7, 16]), from, subject + 1];
      left -= 1;
      const to = from + Math.max(1, Math.floor(2 * span.days * chance.next()));
      const began = comes ? late(from) : ended;
      ended = Math.max(began + 1, late(to));
      const row = episodeRow(chance, careBegan, from);
      yield { authority, subject, row: { ...row, to: LASTING }, knownFrom: began, knownTo: ended };
      const putRight = chance.yes(0.1) ? ended + chance.between(1, extent.rows) : LASTING;
      yield { authority, subject, row: { ...row, to }, knownFrom: ended, knownTo: putRight };
      if (putRight !== LASTING) yield { authority, subject, row: { ...row, to, placement_type: 'Z1' }, knownFrom: putRight, knownTo: LASTING };
      from = to;
    }
  }
}

const episodeRow = (chance: ReturnType<typeof chanceFrom>, careBegan: number, from: number) => {
  const type = chance.pick(TYPES);
  return {
    from, reason_for_new_episode: 'P', reason_ceased: null, change_reason: 'CARPL', legal_status: chance.pick(['C1', 'C2', 'V2', 'E1']),
    category_of_need: 'N1', placement_type: type as string, usual_placement_type: type, provider: chance.pick(['PR1', 'PR4']),
    urn: `SC9${chance.between(10_000, 99_999)}`, carer: `H${chance.between(1, 400)}`, placement_authority: 'E99000001',
    distance_tenths: chance.between(0, 900), care_began: careBegan, admission_known: 1, placement_began: from, legal_status_began: careBegan,
  };
};
