/** The families of figures by theme, in the order of a sufficiency strategy. */
export const measureThemes: readonly { readonly theme: string; readonly measures: readonly string[] }[] = [
  { theme: 'Sufficiency', measures: ['sufficiency', 'demand', 'places', 'providers'] },
  { theme: 'Stability and distance', measures: ['stability', 'distance'] },
  { theme: 'Cost', measures: ['cost', 'value', 'moves-cost'] },
  { theme: 'Carers', measures: ['carers'] },
  { theme: 'Demand', measures: ['flows', 'demand-management'] },
  { theme: 'Around care', measures: ['care-leavers', 'short-breaks'] },
  { theme: 'Beside others', measures: ['benchmarks'] },
];

type Worded = {
  /** In the side navigation. */
  readonly label: string;
  /** What is to be found there. */
  readonly about: string;
  /** Figures told first, by their ids; tokens stand in them (src/booklet/tokens.ts), and `{lastYear}` for the latest year told of. */
  readonly first: readonly string[];
};

export const measureWords: Readonly<Record<string, Worded>> = {
  sufficiency: {
    label: 'Children and their homes', about: 'How many children are in care, who they are, where they live and with whom.',
    first: ['lac.total', 'lac.rate', 'placement.familyBased.percent', 'placement.outOfAuthority.percent'],
  },
  demand: {
    label: 'Need against supply', about: 'Where children of each age and sex live, by the preferred order of homes.',
    first: ['demand.all.familyAndFriends', 'demand.all.inHouse', 'demand.all.agency', 'demand.all.residential'],
  },
  places: {
    label: 'Places with own carers', about: 'Places filled, vacant and not available, and why.',
    first: ['places.approved', 'places.filled', 'places.vacant', 'places.notAvailable'],
  },
  providers: {
    label: 'Providers and homes', about: 'Registered homes and agencies, Ofsted’s judgements, frameworks and block bookings.',
    first: ['providers.registered', 'providers.authority', 'providers.registered.judgement.good-or-outstanding', 'providers.downgrades.below-good'],
  },
  stability: {
    label: 'Stability', about: 'Three or more placements in the year, the same placement for two years, why children move, and how long placements last.',
    first: ['stability.threePlacements.percent', 'stability.longTerm.percent', 'stability.moves.total', 'stability.moves.unplanned.percent'],
  },
  distance: {
    label: 'Distance from home', about: 'How far from home children live: mean, median, standard deviation and spread.',
    first: ['distance.median', 'distance.mean', 'distance.standardDeviation', 'distance.over20Miles.percent'],
  },
  cost: {
    label: 'Cost and budget', about: 'Forecast against budget line by line, what a placement costs, who pays, and what has no price.',
    first: ['cost.forecast.{year}.total', 'cost.forecast.{year}.total.budget', 'cost.forecast.{year}.total.overspend', 'cost.average.total.weekly'],
  },
  value: { label: 'Value for money', about: 'The lowest, median and highest weekly price of placements for the same need.', first: [] },
  'moves-cost': {
    label: 'Cost of moves', about: 'What moves add to a full year’s cost, or save of it.',
    first: ['cost.moves.fullYear', 'cost.moves', 'cost.moves.unpriced'],
  },
  carers: {
    label: 'Foster carers', about: 'Households recruited and deregistered, approvals by type, carers by age.',
    first: ['carers.households', 'carers.households.recruited', 'carers.households.deregistered', 'carers.reviews.overdue'],
  },
  flows: {
    label: 'Into and out of care', about: 'Who came into care and who left, month by month.',
    first: ['flow.averageNetMonthly.{months}', 'flow.averageAgeAtAdmission.{months}'],
  },
  'demand-management': {
    label: 'Edge of care', about: 'Referrals and their outcomes, care proceedings, panels and cohorts.',
    first: ['edgeOfCare.reduced.percent', 'referrals.open', 'proceedings.open', 'admissionsAvoided'],
  },
  'care-leavers': {
    label: 'Care leavers', about: 'Advisers, pathway plans, contact, accommodation and activity of care leavers.',
    first: ['careLeavers.total', 'careLeavers.inTouch.percent', 'careLeavers.suitableAccommodation.percent', 'careLeavers.inEducationEmploymentTraining.percent'],
  },
  'short-breaks': {
    label: 'Short breaks', about: 'Children, stays and nights of short breaks, and how full the units are.',
    first: ['shortBreaks.children', 'shortBreaks.nights', 'shortBreaks.occupancy', 'shortBreaks.over75'],
  },
  benchmarks: {
    label: 'Beside other authorities', about: 'Rates of children in care beside the region, statistical neighbours and England.',
    first: ['benchmark.rate.{lastYear}.authority', 'benchmark.rate.{lastYear}.region', 'benchmark.rate.{lastYear}.statisticalNeighbours', 'benchmark.rate.{lastYear}.england'],
  },
};

/** A family newer than these words is told under its own title. */
export const wordsOfMeasure = (name: string, title: string): Worded => measureWords[name] ?? { label: title, about: '', first: [] };
