import type { TableName } from '../domain/statutory-return/tables.js';

/** Words of the pages on which the statutory return is written. */
export const returnWords = {
  title: 'Statutory return (SSDA903)',
  yearLabel: 'Year in which the collection year ends',
  yearHint: 'Like 2019 for 1 April 2018 to 31 March 2019',
  knownAtLabel: 'As known at',
  knownAtHint: 'A day or an entry; empty for now',
  notAYear: 'The collection year must be the year in which it ends, like 2019 for 2018 to 2019',
  notBegun: (first: string) => `That collection year begins on ${first}. Give one that has begun`,
  tooEarly: 'The collection year must be 1992 or later, when records of the return begin',
  nothing: 'Nothing is recorded of that year that the return would tell.',
  lasts: (until: string) => `The collection year lasts until ${until}. What lasts today is told as if it went on, and what is recorded later is not in it.`,
  nothingFound: 'The rules of the return find nothing wrong with it.',
  withIdentity: 'The files have what names people in them: pupil numbers, postcodes and social workers. Keep them as you keep the records.',
  withoutIdentity:
    'Pupil numbers, postcodes and social workers are left blank, for they name people: such files are for looking through, not for sending in. The placements team can download the whole of them.',
  failed: 'The return could not be written, because of a fault that is in the log. Whoever runs Placement Tracker can look it up there.',
  /** What each table tells, by the return’s own name of it. */
  tables: {
    Header: 'Who the children are',
    Episodes: 'Where they lived, under what legal status',
    Reviews: 'Reviews of their care',
    UASC: 'Unaccompanied asylum-seeking children',
    OC2: 'Health, development and offending',
    OC3: 'Young people who left care',
    AD1: 'Adoptions',
    PlacedAdoption: 'Decisions that children should be placed for adoption',
    PrevPerm: 'Permanence before coming into care',
    Missing: 'Missing, or away without authorisation',
    SWEpisodes: 'Social workers',
    DoLo: 'Deprivation of liberty orders',
  } satisfies Readonly<Record<TableName, string>>,
} as const;
