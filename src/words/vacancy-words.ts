import type { Criterion, Living, Tier } from '../asking/vacancies-matched.js';

/** Words of the search for a place. */
export const vacancyWords = {
  title: 'Vacancies',
  on: { label: 'From', hint: 'Like 31 3 2019; empty for today' },
  age: { label: 'Age', hint: 'Of siblings, the youngest' },
  oldest: { label: 'Oldest', hint: 'Of siblings' },
  together: { label: 'How many together', hint: '1 for one child' },
  sex: 'Sex',
  kind: 'Kind of home',
  approvedFor: 'Fostering approved for',
  area: 'Where',
  good: 'Only good or outstanding, or not inspected yet',
  any: 'Any',
  anywhere: 'Anywhere',
  notADay: '“From” must be a real date, like 31 3 2019',
  notAnAge: (label: string) => `“${label}” must be completed years, from 0 to 18`,
  notACount: '“How many together” must be a whole number from 1 to 9',
  agesReversed: '“Oldest” must be the same as or more than “Age”',
  forChild: (child: string) => `For child ${child}`,
  usedOf: (child: string) => `The age and the sex are those of child ${child}, unless you give others.`,
  none: 'No homes match all your criteria',
  relaxNothing: 'Letting go of one criterion gives none either. Ask for less, or from a later day.',
  relaxIntro: 'Without one of them there are:',
  relax: (what: string, places: string) => `${places} without “${what}”`,
  nearly: 'Those that miss one thing',
  asOf: 'As known now. Places of homes are those registered, less those our own children fill: other authorities place there too, so ask. No distance is told: where each place is, is told by authority.',
  use: 'Use this one',
  useFor: (id: string) => ` for the move: ${id}`,
  matches: 'What matches',
  misses: 'What does not',
  ask: 'To be asked',
  nothing: 'Nothing',
  atMost: (many: number) => `up to ${many}`,
  onlyAgency: 'ask the agency',
  heads: { place: 'Household or home', tier: 'How it is had', living: 'Kind', vacant: 'Vacant', ages: 'Ages', where: 'Where', judgement: 'Ofsted', why: 'How it fits' },
  notRecorded: 'Not recorded',
  notRead: 'Cannot be told at the moment',
  notJudged: 'Not judged one by one',
  household: 'Household',
  home: 'Home',
} as const;

export const tierWords: Readonly<Record<Tier, string>> = {
  'in-house': 'Our own', booked: 'Booked in a block: paid for already', framework: 'On a framework', 'off-framework': 'On no framework',
};

export const livingWords = {
  fostering: { words: 'Foster home' }, residential: { words: 'Children’s home' }, supported: { words: 'Supported accommodation' },
} as const satisfies Record<Living, { words: string }>;

export const areaChoices = { authority: { words: 'In the authority’s area' }, region: { words: 'In the region' } } as const;

export const criterionWords: Readonly<Record<Criterion, string>> = {
  kind: 'kind of home', together: 'room for so many', age: 'age', sex: 'sex', approvedFor: 'what it is approved for', area: 'where it is',
  goodOnly: 'good or outstanding',
};
