/** The tables of the return, each with its file's name and its columns in the statutory order. */
export const tables = {
  Header: { file: 'header.csv', columns: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'] },
  Episodes: {
    file: 'episodes.csv',
    columns: [
      'CHILD',
      'DECOM',
      'RNE',
      'LS',
      'CIN',
      'PLACE',
      'PLACE_PROVIDER',
      'DEC',
      'REC',
      'REASON_PLACE_CHANGE',
      'HOME_POST',
      'PL_POST',
      'URN',
    ],
  },
  Reviews: { file: 'reviews.csv', columns: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'] },
  UASC: { file: 'uasc.csv', columns: ['CHILD', 'SEX', 'DOB', 'DUC'] },
  OC2: {
    file: 'oc2.csv',
    columns: [
      'CHILD',
      'DOB',
      'SDQ_SCORE',
      'SDQ_REASON',
      'CONVICTED',
      'HEALTH_CHECK',
      'IMMUNISATIONS',
      'TEETH_CHECK',
      'HEALTH_ASSESSMENT',
      'SUBSTANCE_MISUSE',
      'INTERVENTION_RECEIVED',
      'INTERVENTION_OFFERED',
    ],
  },
  OC3: { file: 'oc3.csv', columns: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'] },
  AD1: {
    file: 'ad1.csv',
    columns: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  },
  PlacedAdoption: {
    file: 'placed_adoption.csv',
    columns: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  },
  PrevPerm: { file: 'previous_permanence.csv', columns: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
  Missing: { file: 'missing.csv', columns: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'] },
  SWEpisodes: { file: 'social_worker.csv', columns: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'] },
} as const;

export type Table = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly Table[];

/** A row as the file tells it, by column; what is absent is blank. */
export type Cells = Readonly<Record<string, string>>;
export type Row = { readonly year: number; readonly table: Table; readonly cells: Cells };

/** Previous permanence is told of those who started from 1 April 2016; social workers from the return of 2024. */
const FIRST_YEARS: { readonly [table in Table]?: number } = { PrevPerm: 2017, SWEpisodes: 2024 };

export const tablesOf = (year: number): readonly Table[] =>
  tableNames.filter((table) => year >= (FIRST_YEARS[table] ?? 0));

/** None of our own cells holds a comma or a quotation mark, so none needs quoting. */
export const lineOf = (table: Table, cells: Cells): string =>
  tables[table].columns.map((column) => cells[column] ?? '').join(',');

/** The folder of a year's return: the return of 2019 is that of 2018-19. */
export const folderOf = (year: number): string => `${year - 1}-${String(year % 100).padStart(2, '0')}`;
