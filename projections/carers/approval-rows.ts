import { dateOfDay, dayNumber } from '../../src/domain/calendar.js';
import { endOf, type TimeAsCarer } from '../../src/domain/carer/evolve.js';
import { soOn } from '../../src/domain/carer/stretch.js';
import { LASTING, type Row } from '../timeline.js';
import { constantStretches, turnsIn } from './constant-stretches.js';

const STILL_APPROVED = { end_reason: null, ended_to: null, end_child: null };

/** One time as a carer, in stretches of constant terms. */
export const approvalRows = (time: TimeAsCarer): readonly Row[] => {
  const ended = endOf(time);
  const end = ended === null ? LASTING : dayNumber(ended);
  const { terms, exemptions, levels, hubs } = time;
  const turns = turnsIn({ from: time.approvedOn, to: ended }, ...terms, ...exemptions, ...levels, ...hubs);
  const rows = constantStretches(turns.filter((day) => day <= end), (day) => saidOn(time, day));
  return rows.map((row, place) => ({ ...row, ...(place === rows.length - 1 ? endingOf(time) : STILL_APPROVED) }));
};

const saidOn = (time: TimeAsCarer, day: number) => {
  const on = dateOfDay(day);
  const terms = soOn(time.terms, on);
  if (!terms) return null;
  return {
    approved_on: dayNumber(time.approvedOn),
    places: terms.places,
    age_from: terms.ageFrom,
    age_to: terms.ageTo,
    types: [...new Set(terms.types)].sort().join(' '),
    terms_until: terms.until === undefined ? null : dayNumber(terms.until),
    agency: time.agency,
    transferred_from: time.transferredFrom,
    usual_limit_places: soOn(time.exemptions, on) ?? null,
    skills_level: soOn(time.levels, on) ?? null,
    hub: soOn(time.hubs, on) ?? null,
  };
};

/** A temporary approval that nobody extends comes to its end by itself. */
const endingOf = (time: TimeAsCarer): Pick<Row, 'end_reason' | 'ended_to' | 'end_child'> => {
  const said = time.deregistered;
  if (said) return { end_reason: said.reason, ended_to: said.transferredTo, end_child: said.child };
  return endOf(time) === null ? STILL_APPROVED : { ...STILL_APPROVED, end_reason: 'approval-lapsed' };
};
