import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { inCamelCase } from '../rows.query.js';
import type { Timeline } from '../timeline.js';
import { keptText } from './text.js';
import { named } from './tables.js';

/** A statement and what it is given; the first thing that every question is given is the authority's code. */
export type Question = { readonly text: string; readonly values: readonly unknown[] };

type Asked = Pick<Timeline<never>, 'name' | 'columns' | 'snapshots'>;
type Days = { readonly first: CalendarDate; readonly last: CalendarDate; readonly knownAt: number };

/** The same questions as projections/rows.query.ts, in the same order of answers, of one generation. */
export const rowsDuring = (schema: string, timeline: Asked, { first, last, knownAt }: Days): Question => {
  const [from, to] = [dayNumber(first), dayNumber(last)];
  return {
    text: `select ${told(timeline)} from ${schema}.${named(timeline.name)} t
      where t.authority = ${authorityIn(schema)} and ${timeline.snapshots ? BY_BOX : ''}${BY_BOUNDS}
      order by t.subject, t.valid_from, t.id`,
    values: [from, to, knownAt],
  };
};

export const rowsOfSubjects = (schema: string, timeline: Asked, subjects: readonly string[], knownAt: number): Question => ({
  text: `select ${told(timeline)} from unnest($2::text[]) asked (subject)
    join ${schema}.${named(timeline.name)} t on t.authority = ${authorityIn(schema)} and t.subject = asked.subject collate "C"
    where t.known_from <= $3::int and t.known_to > $3::int
    order by t.subject, t.valid_from, t.id`,
  values: [subjects.map(keptText), knownAt],
});

/** The same of every subject that anything is known of. */
export const rowsKnown = (schema: string, timeline: Asked, knownAt: number): Question => ({
  text: `select ${told(timeline)} from ${schema}.${named(timeline.name)} t
    where t.authority = ${authorityIn(schema)} and t.known_from <= $2::int and t.known_to > $2::int
    order by t.subject, t.valid_from, t.id`,
  values: [knownAt],
});

export const versionsOfSubjects = (schema: string, timeline: Asked, subjects: readonly string[]): Question => ({
  text: `select ${told(timeline)}, t.known_from as "knownFrom", t.known_to as "knownTo" from unnest($2::text[]) asked (subject)
    join ${schema}.${named(timeline.name)} t on t.authority = ${authorityIn(schema)} and t.subject = asked.subject collate "C"
    order by t.subject, t.valid_from, t.known_from, t.valid_to, t.id`,
  values: [subjects.map(keptText)],
});

export const anyTold = (schema: string, { name }: Asked): Question => ({
  text: `select exists (select from ${schema}.${named(name)} t where t.authority = ${authorityIn(schema)}) as told`,
  values: [],
});

/**
 * The columns are in the order of ToldInCare. Who each child is is looked up child by child, which `offset 0` keeps the planner
 * to: the longer the history, the sooner it would read through everybody there ever was.
 */
export const childrenInCare = (schema: string, asAt: CalendarDate, knownAt: number): Question => ({
  text: `select e.subject, e.valid_from, e.reason_for_new_episode, e.legal_status, e.legal_status_began, e.category_of_need,
      e.placement_type, e.usual_placement_type, e.provider, e.usual_provider, e.urn, e.home, e.carer, e.placement_authority,
      e.distance_tenths, e.placement_began, e.care_began, e.admission_known,
      p.date_of_birth, p.sex, p.ethnicity, p.disability, p.asylum_from, p.asylum_to
    from ${schema}.episode e
    left join lateral (
      select k.date_of_birth, k.sex, k.ethnicity, k.disability, k.asylum_from, k.asylum_to from ${schema}.particulars k
        where k.authority = e.authority and k.subject = e.subject
          and k.known_from <= $3::int and k.known_to > $3::int and k.valid_from <= $2::int and k.valid_to > $2::int
        offset 0
    ) p on true
    where e.authority = ${authorityIn(schema)} and e.moments && box(point($2::int, $3::int), point($2::int, $3::int))
      and e.valid_from <= $2::int and e.valid_to > $2::int and e.known_from <= $3::int and e.known_to > $3::int`,
  values: [dayNumber(asAt), knownAt],
});

export const episodesDuring = (schema: string, { first, last, knownAt }: Days): Question => {
  const [from, to] = [dayNumber(first), dayNumber(last)];
  return {
    text: `select t.subject as child, t.valid_from as "from", t.valid_to as "to", t.legal_status as "legalStatus"
      from ${schema}.episode t where t.authority = ${authorityIn(schema)} and ${BY_BOX}${BY_BOUNDS}
      order by t.subject, t.valid_from`,
    values: [from, to, knownAt],
  };
};

export const episodesOf = (schema: string, children: readonly string[], knownAt: number): Question => ({
  text: `select e.subject as child, e.valid_from as "from", e.valid_to as "to",
      e.reason_for_new_episode as "reasonForNewEpisode", e.legal_status as "legalStatus", e.placement_type as "placementType",
      e.usual_placement_type as "usualPlacementType", e.placement_began as "placementBegan", e.care_began as "careBegan"
    from unnest($2::text[]) asked (subject)
    join ${schema}.episode e on e.authority = ${authorityIn(schema)} and e.subject = asked.subject collate "C"
    where e.known_from <= $3::int and e.known_to > $3::int
    order by e.subject, e.valid_from`,
  values: [children.map(keptText), knownAt],
});

/** A provider is named by its URN, or by the authority's own reference of its record. */
const NAMED = { carer: 't.carer', provider: 'coalesce(t.home, t.urn)' } as const;

export const placedWith = (schema: string, kind: keyof typeof NAMED, reference: string, knownAt: number): Question => ({
  text: `select t.subject as child, t.valid_from as "from", t.valid_to as "to", t.placement_type as "placementType"
    from ${schema}.placement t
    where t.authority = ${authorityIn(schema)} and ${NAMED[kind]} = $2::text and t.known_from <= $3::int and t.known_to > $3::int
    order by t.valid_from desc, t.subject`,
  values: [keptText(reference), knownAt],
});

export const providersKnown = (schema: string): Question => ({
  text: `select distinct t.subject from ${schema}.provider t where t.authority = ${authorityIn(schema)} order by 1`,
  values: [],
});

/** What is believed of an authority, or of some subjects of it, in the order in which it was written. */
export const believedRows = (schema: string, { name, columns }: Timeline<never>, knownAt: number, subjects?: readonly string[]): Question => ({
  text: `select t.subject, t.valid_from, t.valid_to${Object.keys(columns).map((column) => `, t.${named(column)}`).join('')}
    from ${schema}.${named(name)} t
    where t.authority = ${authorityIn(schema)} and t.known_from <= $2::int and t.known_to > $2::int
      ${subjects ? 'and t.subject = any ($3::text[] collate "C")' : ''}
    order by t.id`,
  values: [knownAt, ...(subjects ? [subjects.map(keptText)] : [])],
});

/** Asked once a statement, so that the index is looked up by a number. */
const authorityIn = (schema: string): string => `(select id from ${schema}.authority where code = $1::text collate "C")`;

/** What the bounds tell is told by the bounds; the box finds where to look, in the plane of days and entries. */
const BY_BOX = 't.moments && box(point($2::int, $4::int), point($3::int, $4::int)) and ';

const BY_BOUNDS = 't.valid_from <= $3::int and t.valid_to > $2::int and t.known_from <= $4::int and t.known_to > $4::int';

const told = ({ columns }: Asked): string =>
  ['t.subject', 't.valid_from as "from"', 't.valid_to as "to"', ...Object.keys(columns).map((column) => `t.${named(column)} as ${named(inCamelCase(column))}`)].join(', ');
