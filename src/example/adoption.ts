import { statutoryDate, yearDays } from './days.js';
import type { Chance } from './random.js';
import type { Child } from './story.js';
import type { Cells } from './tables.js';

/** Adopters: how many, their sexes, and how they are joined; each three agree. */
const ADOPTERS: readonly (readonly [readonly [string, string, string], number])[] = [
  [['2', 'MF', 'L11'], 68],
  [['2', 'MF', 'L3'], 10],
  [['1', 'F1', 'L0'], 11],
  [['1', 'M1', 'L0'], 1],
  [['2', 'MM', 'L2'], 2],
  [['2', 'MM', 'L12'], 2],
  [['2', 'FF', 'L2'], 2],
  [['2', 'FF', 'L12'], 2],
  [['2', 'MM', 'L4'], 1],
  [['2', 'FF', 'L4'], 1],
];

/** AD1: those adopted in the year. */
export const adoptedRows = ({ story }: Child, year: number, chance: Chance): readonly Cells[] => {
  const { first, last } = yearDays(year);
  return story.periods.flatMap(({ adoption, episodes }) => {
    const { decided, matched, adopted } = adoption ?? {};
    if (decided === undefined || matched === undefined || adopted === undefined || adopted < first || adopted > last)
      return [];
    const [count, sexes, status] = chance.weighted(ADOPTERS);
    return {
      DATE_INT: statutoryDate(decided),
      DATE_MATCH: statutoryDate(matched),
      FOSTER_CARE: episodes.at(-1)?.setting.type === 'A5' ? '1' : '0',
      NB_ADOPTR: count,
      SEX_ADOPTR: sexes,
      LS_ADOPTR: status,
    };
  });
};

/** PlacedAdoption: those for whom the decision held on some day of the year they were in care. */
export const adoptionPlanRows = ({ story }: Child, year: number): readonly Cells[] => {
  const { first, last } = yearDays(year);
  return story.periods.flatMap(({ adoption, to }) => {
    if (!adoption || adoption.decided > last || to < first) return [];
    const { decided, givenUp } = adoption;
    if (givenUp && givenUp.on < first) return [];
    const ceased = givenUp && givenUp.on <= last ? givenUp : undefined;
    return {
      DATE_PLACED: statutoryDate(decided),
      ...(ceased ? { DATE_PLACED_CEASED: statutoryDate(ceased.on), REASON_PLACED_CEASED: ceased.why } : {}),
    };
  });
};
