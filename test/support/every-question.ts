import { TIMELINES } from '../../projections/definitions.js';
import type { Measure, MeasureAsked, Reader } from '../../projections/measure.js';
import { MEASURES } from '../../projections/measures.js';
import type { Timeline } from '../../projections/timeline.js';
import { plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';

/** From where views are asked. */
export type AskedFrom = { readonly authority: string; readonly asAt: CalendarDate; readonly knownAt: EntryNumber };

/** Something that is asked of views, by name; the answer as text, for every byte of it is compared. */
export type Asked = { readonly what: string; readonly work: (read: Reader) => string };

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...(one as Map<unknown, unknown>)] : one));

/** Every question that a reader answers, of every timeline, with who is told of in it asked about by name. */
export const everyQuestion = ({ asAt, knownAt }: AskedFrom): readonly Asked[] => {
  const viewpoint = { asAt, knownAt };
  const days = { first: plusDays(asAt, -92), last: asAt, knownAt };
  const children = (read: Reader) => [...new Set(read.episodesDuring(days).map(({ child }) => child))];
  return [
    ...TIMELINES.flatMap((timeline) => ofTimeline(timeline as never, viewpoint, days)),
    { what: 'children in care', work: (read) => asText(read.childrenInCare(viewpoint)) },
    { what: 'episodes during', work: (read) => asText(read.episodesDuring(days)) },
    { what: 'episodes of', work: (read) => asText(read.episodesOf(children(read), knownAt)) },
    { what: 'providers known', work: (read) => asText(read.providersKnown()) },
    { what: 'placed with providers', work: (read) => asText(read.providersKnown().slice(0, 8).map((one) => read.placedWith('provider', one, knownAt))) },
    {
      what: 'placed with carers',
      work: (read) => {
        const carers = [...new Set(read.childrenInCare(viewpoint).flatMap(({ carer }) => (carer === null ? [] : [carer])))];
        return asText(carers.slice(0, 8).map((one) => read.placedWith('carer', one, knownAt)));
      },
    },
  ];
};

const ofTimeline = (
  timeline: Timeline<never>, viewpoint: { readonly asAt: CalendarDate; readonly knownAt: EntryNumber },
  days: { readonly first: CalendarDate; readonly last: CalendarDate; readonly knownAt: EntryNumber },
): readonly Asked[] => {
  const subjects = (read: Reader) => [...new Set(read.during(timeline, days).map(({ subject }) => subject))].slice(0, 300);
  // One that is named twice is told of twice, and one that nothing is known of is not told of.
  const namedAgain = (read: Reader) => [...subjects(read), ...subjects(read).slice(0, 2), 'nobody'];
  return [
    { what: `${timeline.name} at`, work: (read) => asText(read.at(timeline, viewpoint)) },
    { what: `${timeline.name} during`, work: (read) => asText(read.during(timeline, days)) },
    { what: `${timeline.name} during no day`, work: (read) => asText(read.during(timeline, { ...days, first: days.last, last: days.first })) },
    { what: `${timeline.name} of`, work: (read) => asText(read.of(timeline, namedAgain(read), viewpoint.knownAt)) },
    { what: `${timeline.name} versions`, work: (read) => asText(read.versionsOf(timeline, namedAgain(read))) },
    { what: `${timeline.name} any`, work: (read) => asText(read.anyTold(timeline)) },
  ];
};

/** Every measure, and what it is asked. */
export const everyMeasure = ({ authority, asAt, knownAt }: AskedFrom): readonly Asked[] => {
  const asked: MeasureAsked = {
    viewpoint: { asAt, knownAt }, authority, first: plusDays(asAt, -274), last: asAt, population: null,
  };
  return MEASURES.map((measure: Measure) => ({
    what: measure.name, work: (read) => asText(measure.figures(read, asked)),
  }));
};
