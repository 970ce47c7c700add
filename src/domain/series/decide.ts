import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import { isAboutAPeriod } from './codes.js';
import type { ComparatorsSet, SeriesFact, ValueReleased } from './events.js';
import { evolve, nothingRecorded, type SeriesState } from './evolve.js';
import type { SeriesObjection } from './refusals.js';

const objectionTo = (state: SeriesState, fact: SeriesFact, today: CalendarDate): SeriesObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (fact.type === 'ValueReleased') return toPeriod(state, fact) ?? toRelease(state, fact, today);
  return fact.type === 'ComparatorsSet' ? toNeighbours(fact) : undefined;
};

/** A value is of the form its measure is published in. */
const toPeriod = ({ described }: SeriesState, { effectiveOn: on, from }: ValueReleased): SeriesObjection | undefined => {
  const measure = described.at(-1)?.said.measure;
  if (!measure) return { code: 'series-not-described', on };
  if (isAboutAPeriod(measure) && from === undefined) return { code: 'period-missing', measure };
  if (!isAboutAPeriod(measure) && from !== undefined) return { code: 'period-unwanted', measure };
  return from !== undefined && from > on ? { code: 'period-reversed', from, to: on } : undefined;
};

const toRelease = ({ values }: SeriesState, value: ValueReleased, today: CalendarDate): SeriesObjection | undefined => {
  const { effectiveOn: on, released, release } = value;
  if (released < on) return { code: 'released-before-it-was-so', on, released };
  if (released > today) return { code: 'not-yet-released', released };
  if ((value.tenths === null) !== (value.withheld !== undefined)) return { code: 'value-or-mark' };
  const other = values.find((one) => one.effectiveOn === on && one.from === value.from && one.release === release);
  return other && { code: 'released-already', on, release, tenths: other.tenths };
};

const toNeighbours = ({ neighbours }: ComparatorsSet): SeriesObjection | undefined => {
  const again = neighbours.find((area, place) => neighbours.indexOf(area) < place);
  return again === undefined ? undefined : { code: 'neighbour-twice', area: again };
};

const seriesRules: Rules<SeriesFact, SeriesState, SeriesObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(seriesRules);
