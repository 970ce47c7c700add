import { dateOfDay } from '../../src/domain/calendar.js';
import { endOf, type CarerState } from '../../src/domain/carer/evolve.js';
import { soOn, type Stretch } from '../../src/domain/carer/stretch.js';
import { LASTING, type Row } from '../timeline.js';
import { constantStretches, turnsIn } from './constant-stretches.js';

/** Where a household stands: approved, on the way to an approval, or, where it is neither, how that ended. */
export const stageRows = ({ times, stages }: CarerState): readonly Row[] => {
  const approved: readonly Stretch<true>[] = times.map((time) => ({ from: time.approvedOn, to: endOf(time), was: true }));
  // An application closed while the household was approved leaves it approved, and deregistered after that.
  const onTheWay = stages.filter(({ from, was }) => was !== 'closed' || soOn(approved, from) === undefined);
  // What is so after the last turn is so from then on.
  const turns = [...turnsIn(...approved, ...onTheWay).filter((day) => day !== LASTING), LASTING];
  const rowsWhere = (stageFrom: (day: number) => string | null) =>
    constantStretches(turns, (day) => {
      const stage = stageFrom(day);
      return stage === null ? null : { stage };
    });
  const isApproved = (day: number): boolean => soOn(approved, dateOfDay(day)) !== undefined;
  const stageOn = (day: number) => soOn(onTheWay, dateOfDay(day)) ?? null;
  const wasApproved = (day: number): boolean => approved.some(({ to }) => to !== null && to <= dateOfDay(day));
  return [
    ...rowsWhere((day) => (isApproved(day) ? 'approved' : null)),
    ...rowsWhere(stageOn),
    ...rowsWhere((day) => (wasApproved(day) && !isApproved(day) && stageOn(day) === null ? 'deregistered' : null)),
  ];
};
