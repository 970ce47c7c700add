import { isTemporary, type CategoryOfNeed, type ReasonForNewEpisode } from '../domain/codes.js';
import { reasonFor } from './leaving.js';
import { standsOf, type Placed, type Stand } from './placements.js';
import type { Episode, PeriodOfCare } from './story.js';

/** A period of care as episodes: each ends the day the next begins, and the last with the reason for leaving. */
export const periodOf = (placed: Placed, need: CategoryOfNeed): PeriodOfCare => {
  const { chance, plan, home } = placed;
  const stands = standsOf(placed);
  const episode = (stand: Stand, place: number): Episode => {
    const next = stands[place + 1];
    return {
      from: stand.on,
      why: reasonForNew(stands[place - 1], stand),
      legalStatus: stand.legalStatus,
      need,
      setting: stand.setting,
      ...(home === '' ? {} : { homePostcode: home }),
      ...(next ? ending(stand, next) : left(stand)),
    };
  };
  const left = ({ setting }: Stand) => ({
    to: plan.leaves.on,
    ceased: reasonFor(chance, plan.leaves.how, setting, plan.leaves.on),
  });
  const episodes = stands.map(episode) as [Episode, ...Episode[]];
  return {
    kind: 'care',
    episodes,
    from: plan.admitted,
    to: plan.leaves.on,
    ...(plan.adoption ? { adoption: plan.adoption } : {}),
  };
};

const ending = (stand: Stand, next: Stand): Pick<Episode, 'to' | 'ceased' | 'moveReason'> => {
  const why = reasonForNew(stand, next);
  const unexplained = why === 'L' || isTemporary(stand.setting.type) || isTemporary(next.setting.type);
  return {
    to: next.on,
    ceased: 'X1',
    ...(unexplained ? {} : { moveReason: why === 'T' || why === 'U' ? 'PLACE' : next.reason }),
  };
};

/** The reason follows from what changed: the law, the placement, and whether the carer did. */
const reasonForNew = (before: Stand | undefined, stand: Stand): ReasonForNewEpisode => {
  if (!before) return 'S';
  const law = before.legalStatus !== stand.legalStatus;
  if (before.setting.carer !== stand.setting.carer) return law ? 'B' : 'P';
  if (before.setting === stand.setting) return 'L';
  return law ? 'U' : 'T';
};
