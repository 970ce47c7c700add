import type { CategoryOfNeed } from '../domain/codes.js';
import { chanceFrom } from '../example/random.js';
import type { Draft } from './drafts.js';
import { reasonOf } from './leaving-care.js';
import { LAST_DAY } from './new-year.js';
import { statusesOf } from './statuses.js';
import type { Who } from './who.js';
import type { PeriodOfCare, Stay } from './world.js';

const NEEDS: readonly (readonly [CategoryOfNeed, number])[] = [['N1', 68], ['N5', 13], ['N4', 8], ['N3', 4], ['N6', 3], ['N8', 2], ['N7', 0.3]];

/** A time in care as it is told of a life: with its legal statuses, why the child needed care and why it ended. */
export const periodOf = (place: number, draft: Draft, { asylum, disability }: Who): PeriodOfCare => {
  const chance = chanceFrom(54, place);
  const { from, to, born, leaving, stays, late } = draft;
  const statuses = statusesOf(chance, { from, to: to ?? LAST_DAY + 1, born, stays, leaving, asylum });
  const disabled = disability !== undefined && disability !== 'NONE';
  return {
    from, to, statuses,
    ...(to === null || leaving === undefined ? {} : { reason: reasonOf(chance, leaving, livedLast(stays), to) }),
    categoryOfNeed: asylum ? 'N8' : disabled && chance.yes(0.25) ? 'N2' : chance.weighted(NEEDS),
    stays: stays.map((stay, at) => withoutSurplus(stay, at === stays.length - 1, asylum)),
    ...(Object.keys(late).length > 0 ? { late } : {}),
  };
};

/** The last stay ends with leaving care, not with a move; how far from home is not known of those who came alone. */
const withoutSurplus = ({ reason, tenthsOfMiles, ...stay }: Stay, last: boolean, asylum: boolean): Stay => ({
  ...stay,
  ...(asylum || tenthsOfMiles === undefined ? {} : { tenthsOfMiles }),
  ...(last || reason === undefined ? {} : { reason }),
});

const livedLast = (stays: readonly Stay[]) => {
  const type = stays.at(-1)?.type ?? 'Z1';
  if (/^U[1-3]$/.test(type)) return 'relative';
  if (type.startsWith('U')) return 'fostered';
  return type === 'P1' ? 'parents' : 'elsewhere';
};
