import type { CalendarDate } from '../../domain/calendar.js';
import type { Fact } from '../../domain/entry.js';
import type { Allowance, RateCardSet, SkillsFee } from '../../domain/rates/events.js';
import { writtenOut } from '../../domain/sameness.js';
import type { RecordKind } from '../../recording/streams.js';
import type { ReportInTheMaking } from '../ssda903/report.js';
import { heldBack, type CardRow } from './cards-held-back.js';
import type { RowRead, TablesRead } from './read-tables.js';
import { tellRow } from './rows-told.js';
import type { CardLine, Drawn } from './table.js';
import { tables } from './tables.js';

/** A row on its way in: how many of its facts are still to be told, and what became of the others. */
export type RowInHand = {
  readonly read: RowRead;
  readonly child: string | null;
  left: number;
  written: number;
  refused: boolean;
  /** Its first fact was refused, on which the others rest. */
  unfounded: boolean;
};

/** A fact, and the row that tells it; of a rate card the rows. */
export type FactInHand = {
  readonly fact: Fact;
  /** The column to look at; null where it is the whole row. */
  readonly column: string | null;
  readonly rows: readonly RowInHand[];
  /** Whether it is the first its row tells. */
  readonly first: boolean;
  readonly began: CalendarDate;
};

/** Everything the files tell of one record, in the order in which it took effect. */
export type RecordTold = {
  readonly kind: Exclude<RecordKind, 'child'>;
  readonly id: string;
  readonly facts: readonly FactInHand[];
};

type Gathered = { readonly kind: RecordTold['kind']; readonly id: string; readonly facts: FactInHand[] };
type Card = CardRow & { readonly row: RowInHand; readonly line: CardLine };

/** Sorts the rows by the records they tell of; what cannot be used is reported and counted. */
export const recordsTold = ({ rows, incomplete }: TablesRead, report: ReportInTheMaking): readonly RecordTold[] => {
  const records = new Map<string, Gathered>();
  const cards: Card[] = [];
  const withheld: Partial<CardRow>[] = [...incomplete].filter(({ name }) => CARD_TABLES.includes(name)).map(() => ({}));
  const met = new Set<string>();
  for (const read of inTableOrder(rows)) {
    report.rowsRead += 1;
    const saying = `${read.table.name} ${writtenOut(read.cells)}`;
    const { drawn, faults, values } = tellRow(read);
    const place = placeOf(read);
    if (met.has(saying) && drawn) {
      report.rowsUnchanged += 1;
      report.find({ ...place, column: null, rule: 'repeated-row', message: REPEATED });
    } else if (drawn) {
      const row: RowInHand = { read, child: place.child, left: 0, written: 0, refused: false, unfounded: false };
      if (drawn.kind === 'card') cards.push({ id: drawn.id, from: drawn.from, line: drawn.line, row });
      else take(records, drawn, row);
    } else {
      report.rowsRejected += 1;
      for (const fault of faults) report.find({ ...place, ...fault, message: `${fault.message} The row was not imported.` });
      if (CARD_TABLES.includes(read.table.name)) withheld.push({ id: textOf(values['card']), from: textOf(values['card_from']) });
    }
    met.add(saying);
  }
  takeCards(records, cards, withheld, report);
  return [...records.values()].map(({ facts, ...record }) => ({ ...record, facts: inOrder(facts) }));
};

const CARD_TABLES: readonly string[] = ['rates', 'skills-fees'];
const REPEATED = 'The same row stands earlier in the files: it is counted once.';
const INCOMPLETE =
  'Another row of this rate card could not be read, and a card is set whole or not at all. The row was not imported.';

const textOf = (value: unknown): CalendarDate | undefined => (typeof value === 'string' ? (value as CalendarDate) : undefined);

const inTableOrder = (rows: readonly RowRead[]): readonly RowRead[] =>
  tables.flatMap((table) => rows.filter((row) => row.table === table));

/** Of a table about children the child is told; it is a reference, and fit to be one, or nothing. */
export const placeOf = ({ table, file, row, cells }: RowRead) => {
  const child = table.columns['child']?.kind.read(cells['child'] ?? '');
  return { file, row, child: typeof child === 'string' ? child : null };
};

const recordIn = (records: Map<string, Gathered>, kind: Gathered['kind'], id: string): Gathered => {
  const record = records.get(`${kind} ${id}`) ?? { kind, id, facts: [] };
  records.set(`${kind} ${id}`, record);
  return record;
};

const take = (records: Map<string, Gathered>, { kind, id, says }: Exclude<Drawn, { kind: 'card' }>, row: RowInHand): void => {
  const { facts } = recordIn(records, kind, id);
  let first = true;
  for (const statement of says) {
    if (!statement) continue;
    const { fact, column, began } = statement;
    facts.push({ fact: withoutBlanks(fact), column, rows: [row], first, began: began ?? fact.effectiveOn });
    row.left += 1;
    first = false;
  }
};

/** The lines of each card from one day, as one fact: lines in order, whatever the order of the rows. */
const takeCards = (
  records: Map<string, Gathered>, cards: readonly Card[], withheld: readonly Partial<CardRow>[], report: ReportInTheMaking,
): void => {
  const whole = new Map<string, Card[]>();
  for (const card of cards) {
    if (heldBack(card, withheld)) {
      report.reject({ ...placeOf(card.row.read), column: null, rule: 'card-incomplete', message: INCOMPLETE });
    } else {
      const others = whole.get(`${card.id} ${card.from}`);
      if (others) others.push(card);
      else whole.set(`${card.id} ${card.from}`, [card]);
    }
  }
  for (const lines of whole.values()) {
    const { id, from } = lines[0] as Card;
    for (const { row } of lines) row.left = 1;
    const rows = lines.map(({ row }) => row);
    recordIn(records, 'rates', id).facts.push({ fact: cardOf(from, lines), column: null, rows, first: true, began: from });
  }
};

const cardOf = (effectiveOn: CalendarDate, lines: readonly Card[]): RateCardSet => ({
  type: 'RateCardSet',
  effectiveOn,
  allowances: lines.flatMap(({ line }): Allowance[] => ('allowance' in line ? [line.allowance] : []))
    .sort((a, b) => a.ageFrom - b.ageFrom || a.ageTo - b.ageTo || a.weekly - b.weekly),
  skills: lines.flatMap(({ line }): SkillsFee[] => ('skill' in line ? [line.skill] : []))
    .sort((a, b) => a.level - b.level || a.weekly - b.weekly),
});

/** By the day of effect; within a day what ends an earlier stretch first, then as the tables and rows stand. */
const inOrder = (facts: readonly FactInHand[]): readonly FactInHand[] =>
  [...facts].sort((a, b) => compare(a.fact.effectiveOn, b.fact.effectiveOn) || compare(a.began, b.began));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A fact as it is kept: what a blank cell would say is not there, nor an identity of which nothing is left. */
const withoutBlanks = <F extends object>(fact: F): F =>
  Object.fromEntries(
    Object.entries(fact).flatMap(([name, value]: [string, unknown]) => {
      const said = isGroup(value) ? withoutBlanks(value) : value;
      const nothing = said === undefined || (name === 'identity' && isGroup(said) && Object.keys(said).length === 0);
      return nothing ? [] : [[name, said]];
    }),
  ) as F;

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
