/** Levels of prices, 1 being those of fees-priced.ts and money-cards.ts. */
export type Levels = {
  /** Homes and schools; and those of which the care was reviewed in the autumn, from then on. */
  readonly homes: number;
  readonly homesReviewed: number;
  /** Agencies as they asked for from April and from the autumn, and as was settled with those on the framework the next spring. */
  readonly agencies: number;
  readonly agenciesInAutumn: number;
  readonly agenciesSettled: number;
  readonly supported: number;
  /** The authority's own foster carers: allowances, and the fees for skill that there are from the autumn. */
  readonly allowances: number;
  readonly skills: number;
  /** Support at home of children placed with parents. */
  readonly atHome: number;
};
