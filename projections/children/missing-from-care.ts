import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { Episode } from '../../src/domain/child/episodes.js';
import { LASTING, type Row } from '../timeline.js';

/** A time of being missing, or away without authorisation, as it was told. */
export type Missing = { readonly from: CalendarDate; readonly to: CalendarDate | null; readonly kind: string };

export const foundOn = (missing: readonly Missing[], on: CalendarDate): readonly Missing[] =>
  missing.map((period) => (period.to === null ? { ...period, to: on } : period));

/** Nobody is missing from care who is not in care: it begins while in care and lasts no longer than that does. */
export const missingFromCare = ({ from, to, kind }: Missing, care: readonly Episode[]): readonly Row[] => {
  const during = care.find((episode) => episode.from <= from && (episode.to === null || episode.to > from));
  const last = during && care.findLast(({ careBegan }) => careBegan === during.careBegan);
  if (!last) return [];
  const until = Math.min(endOf(to), endOf(last.to));
  return dayNumber(from) < until ? [{ from: dayNumber(from), to: until, kind }] : [];
};

const endOf = (to: CalendarDate | null): number => (to === null ? LASTING : dayNumber(to));
