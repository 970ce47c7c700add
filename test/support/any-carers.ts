import fc from 'fast-check';
import { carers } from '../../projections/carers/carers.projection.js';
import type { Approval } from '../../projections/carers/own-households.js';
import type { Row } from '../../projections/timeline.js';
import { dayNumber, plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import { decide } from '../../src/domain/carer/decide.js';
import type { ApprovalTerms, CarerEvent, CarerFact } from '../../src/domain/carer/events.js';
import { inEffectOrder, type Entry } from '../../src/domain/entry.js';
import { entriesOf, TODAY } from './carers.js';

export const FIRST = '2018-03-10' as CalendarDate;
export const DAYS = 50;

const anyDay = fc.nat({ max: DAYS - 1 }).map((days) => plusDays(FIRST, days));
const anyTypes = fc.subarray(['task-centred', 'respite-or-day-care', 'fostering-plus'] as const, { minLength: 1 });
const anyTerms = fc.record({ places: fc.integer({ min: 1, max: 3 }), types: anyTypes, until: fc.option(fc.integer({ min: 1, max: 12 })) });

type Drawn = { readonly places: number; readonly types: readonly string[]; readonly until: number | null };

const termsFrom = (on: CalendarDate, { places, types, until }: Drawn): ApprovalTerms => ({
  places,
  ageFrom: 0,
  ageTo: 17,
  types: types as ApprovalTerms['types'],
  ...(until === null ? {} : { until: plusDays(on, until) }),
});

const untilFrom = (on: CalendarDate, { until }: Drawn) => (until === null ? {} : { until: plusDays(on, until) });

const KINDS: readonly ((on: CalendarDate, drawn: Drawn) => CarerFact)[] = [
  (on, drawn) => ({ type: 'CarerApproved', effectiveOn: on, terms: termsFrom(on, drawn) }),
  (on, drawn) => ({ type: 'CarerApproved', effectiveOn: on, terms: termsFrom(on, drawn), agency: 'agency-1' }),
  (on, drawn) => ({ type: 'CarerApproved', effectiveOn: on, terms: termsFrom(on, { ...drawn, until: null }) }),
  (on, drawn) => ({ type: 'CarerApprovalVaried', effectiveOn: on, terms: termsFrom(on, drawn) }),
  (on, drawn) => ({ type: 'CarerApprovalVaried', effectiveOn: on, terms: termsFrom(on, { ...drawn, until: null }) }),
  (on) => ({ type: 'CarerDeregistered', effectiveOn: on, reason: 'carers-wish' }),
  (on) => ({ type: 'CarerDeregistered', effectiveOn: on, reason: 'special-guardianship' }),
  (on, drawn) => ({ type: 'UsualLimitExempted', effectiveOn: on, places: drawn.places + 3, ...untilFrom(on, drawn) }),
  (on) => ({ type: 'UsualLimitExemptionEnded', effectiveOn: on }),
  (on, drawn) => ({ type: 'SkillsLevelSet', effectiveOn: on, level: drawn.places }),
  (on, drawn) => ({ type: 'HubJoined', effectiveOn: on, hub: `hub-${drawn.places}` }),
  (on) => ({ type: 'HubLeft', effectiveOn: on }),
  (on, drawn) => ({ type: 'PlacesUnavailable', effectiveOn: on, places: 1, reason: 'other', ...untilFrom(on, drawn) }),
  (on) => ({ type: 'PlacesAvailableAgain', effectiveOn: on }),
];

/** Any fact about a household's approval, lawful or not where it comes. */
export const anyCarerFact: fc.Arbitrary<CarerFact> = fc
  .tuple(fc.constantFrom(...KINDS), anyDay, anyTerms)
  .map(([kind, on, drawn]) => kind(on, drawn));

type Asked = { readonly fact: CarerFact; readonly verb: 'Record' | 'Correct' | 'StrikeOut'; readonly place: number };

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  fact: anyCarerFact,
  verb: fc.constantFrom('Record', 'Record', 'Record', 'Record', 'Correct', 'StrikeOut'),
  place: fc.nat({ max: 30 }),
});

/** What a household's ledger holds after things were asked, of which the lawful ones were written. */
const written = (asked: readonly Asked[]): readonly Entry<CarerEvent>[] =>
  asked.reduce<readonly Entry<CarerEvent>[]>((history, { fact, verb, place }) => {
    const entry = history[place % Math.max(1, history.length)]?.id;
    const command =
      verb === 'Record' || entry === undefined
        ? ({ type: 'Record', fact } as const)
        : verb === 'Correct'
          ? ({ type: 'Correct', entry, fact, reason: 'facts-were-wrong' } as const)
          : ({ type: 'StrikeOut', entry, reason: 'duplicate' } as const);
    const decision = decide(command, { history, today: TODAY });
    return decision.accepted ? [...history, ...entriesOf(decision.events, history, `c${history.length}`)] : history;
  }, []);

export const lawfulHistories: fc.Arbitrary<readonly Entry<CarerEvent>[]> = fc
  .array(anyAsked, { minLength: 4, maxLength: 26, size: 'max' })
  .map(written);

/** The entries command by command. */
export const commandsIn = (history: readonly Entry<CarerEvent>[]): readonly (readonly Entry<CarerEvent>[])[] =>
  [...new Set(history.map(({ command }) => command))].map((command) => history.filter((entry) => entry.command === command));

export const factsIn = (history: readonly Entry<CarerEvent>[]): readonly CarerFact[] =>
  inEffectOrder<CarerFact>(history).map(({ event }) => event);

type Told = Readonly<Record<string, unknown>>;

/** What a timeline of a household says, as a question is answered with it. */
export const toldOf = (name: string, household: string, facts: readonly CarerFact[]): readonly Told[] => {
  const state = facts.reduce(carers.evolve, carers.initial);
  const rows: readonly Row[] = carers.timelines.find((one) => one.name === name)?.rowsOf(state) ?? [];
  return [...rows].sort((a, b) => a.from - b.from).map((row) => ({ subject: household, ...inCamelCase(row) }));
};

export const approvalsOf = (household: string, facts: readonly CarerFact[]): readonly Approval[] =>
  toldOf('approval', household, facts) as unknown as readonly Approval[];

export const inCamelCase = (row: Row): Told =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()), value]),
  );

type Standing = {
  approvedOn: CalendarDate; terms: ApprovalTerms; agency: string | null; limit: { places: number; until: CalendarDate | null } | null;
  level: number | null; hub: string | null;
};

/** Walks the days one by one, and says in the evening of each what the household is approved for; null where it is not. */
export const eveningsOf = (facts: readonly CarerFact[]): ReadonlyMap<number, string | null> => {
  const evenings = new Map<number, string | null>();
  let now = null as Standing | null;
  for (let days = 0; days < DAYS + 20; days += 1) {
    const today = plusDays(FIRST, days);
    let lapsed = null as Standing | null;
    if (now?.limit?.until === today) now.limit = null;
    if (now?.terms.until === today) [lapsed, now] = [now, null];
    for (const one of facts) {
      if (one.effectiveOn !== today) continue;
      if (one.type === 'CarerApproved') {
        now = { approvedOn: today, terms: one.terms, agency: one.agency ?? null, limit: null, level: null, hub: null };
        lapsed = null;
      }
      if (one.type === 'CarerApprovalVaried') [now, lapsed] = [{ ...((now ?? lapsed) as Standing), terms: one.terms }, null];
      if (one.type === 'CarerDeregistered') [now, lapsed] = [null, null];
      if (!now) continue;
      if (one.type === 'UsualLimitExempted') now.limit = { places: one.places, until: one.until ?? null };
      if (one.type === 'UsualLimitExemptionEnded') now.limit = null;
      if (one.type === 'SkillsLevelSet') now.level = one.level;
      if (one.type === 'HubJoined') now.hub = one.hub;
      if (one.type === 'HubLeft') now.hub = null;
    }
    evenings.set(dayNumber(today), now && wordsOf(now));
  }
  return evenings;
};

const wordsOf = ({ approvedOn, terms, agency, limit, level, hub }: Standing): string =>
  [dayNumber(approvedOn), terms.places, [...terms.types].sort().join(' '), agency, limit?.places ?? null, level, hub].join(' | ');

/** The same words of a row. */
export const wordsOfRow = (row: Approval): string =>
  [row.approvedOn, row.places, row.types, row.agency, row.usualLimitPlaces, row.skillsLevel, row.hub].join(' | ');
