import { children, episodes, particulars } from '../../projections/children/children.projection.js';
import type { Figure } from '../../projections/figure.js';
import { careLeavers } from '../../projections/leavers/care-leavers.measure.js';
import { leavers } from '../../projections/leavers/leavers.projection.js';
import type { Reader } from '../../projections/measure.js';
import type { Row, Timeline } from '../../projections/timeline.js';
import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { LegalStatus, ReasonEpisodeCeased } from '../../src/domain/codes.js';
import type { ChildFact } from '../../src/domain/child/events.js';
import { inEffectOrder, type EntryNumber } from '../../src/domain/entry.js';
import type { LeaverFact } from '../../src/domain/leaver/events.js';
import { entriesOf } from './given-money.js';

export const day = (text: string): CalendarDate => text as CalendarDate;

type Of<Type> = Extract<LeaverFact, { readonly type: Type }>;

/** A fact of a care leaver's record, on a day. */
export const told = <Type extends LeaverFact['type']>(
  type: Type, on: string, ...more: keyof Omit<Of<Type>, 'type' | 'effectiveOn' | 'corrects' | 'identity'> extends never ? [] : [Omit<Of<Type>, 'type' | 'effectiveOn'>]
): LeaverFact => ({ type, effectiveOn: day(on), ...more[0] }) as unknown as LeaverFact;

export const livesIn = (on: string, accommodation: Of<'LeaverAccommodated'>['accommodation'], suitable = true): LeaverFact =>
  told('LeaverAccommodated', on, { accommodation, suitable });

/** A young person: born, in care for some times, and what the leaving care record says. */
export type Given = {
  readonly born: string;
  readonly care?: readonly { readonly from: string; readonly to?: string; readonly status?: LegalStatus; readonly reason?: Exclude<ReasonEpisodeCeased, 'X1'> }[];
  readonly record?: readonly LeaverFact[];
};

const childFacts = ({ born, care = [] }: Given): readonly ChildFact[] => [
  { type: 'ParticularsRecorded', effectiveOn: day(born), dateOfBirth: day(born), sex: '1', ethnicity: 'WBRI' },
  ...care.flatMap(({ from, to, status = 'C2', reason = 'E5' }): readonly ChildFact[] => [
    { type: 'ChildAdmitted', effectiveOn: day(from), legalStatus: status, categoryOfNeed: 'N1', placement: { type: 'U4', provider: 'PR1' } },
    ...(to === undefined ? [] : [{ type: 'ChildDischarged' as const, effectiveOn: day(to), reason }]),
  ]),
];

type Told = Row & { readonly subject: string };

/** A reader over the rows of some young people, as if nothing had been learned since. */
const readerOver = (people: Readonly<Record<string, Given>>): Reader => {
  const rows = new Map<string, readonly Told[]>([
    ...[episodes, particulars].map((timeline) => [timeline.name, Object.entries(people).flatMap(([id, given]) =>
      camel(id, (timeline as unknown as Timeline<unknown>).rowsOf(childFacts(given).reduce(children.evolve, children.initial))))] as const),
    ...leavers.timelines.map((timeline) => [timeline.name, Object.entries(people).flatMap(([id, { record = [] }]) =>
      camel(id, timeline.rowsOf(inEffectOrder<LeaverFact>(entriesOf(record)).map(({ event }) => event).reduce(leavers.evolve, leavers.initial))))] as const),
  ]);
  const during = (name: string, first: CalendarDate, last: CalendarDate) =>
    (rows.get(name) ?? []).filter(({ from, to }) => from <= dayNumber(last) && to > dayNumber(first));
  return {
    at: ({ name }: { name: string }, { asAt }: { asAt: CalendarDate }) => during(name, asAt, asAt),
    during: ({ name }: { name: string }, { first, last }: { first: CalendarDate; last: CalendarDate }) => during(name, first, last),
    of: ({ name }: { name: string }, subjects: readonly string[]) => (rows.get(name) ?? []).filter(({ subject }) => subjects.includes(subject)),
  } as unknown as Reader;
};

const camel = (subject: string, rows: readonly Row[]): readonly Told[] =>
  rows.map((row) => ({
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()), value])),
    subject,
  })) as unknown as readonly Told[];

/** The figures about care leavers on a day, of the period from 1 April 2018. */
export const figuresOf = (people: Readonly<Record<string, Given>>, asAt = '2018-12-31'): ReadonlyMap<string, Figure> => {
  const figures = careLeavers.figures(readerOver(people), {
    viewpoint: { asAt: day(asAt), knownAt: 99 as EntryNumber }, authority: 'E99000001', population: null, first: day('2018-04-01'), last: day(asAt),
  });
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  if (byId.size !== figures.length) throw new Error('Two figures have one id.');
  for (const { id, value, unit, behind } of figures)
    if (unit === 'care leavers' && value !== behind.reduce((sum, { adds = 1 }) => sum + adds, 0)) throw new Error(`${id} has not as many records behind it.`);
  return byId;
};
