/** What an address may say after its question mark; nothing that names a person. */
export type Query = Readonly<Record<string, string | number | undefined>>;

const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${path}?${search.toString()}` : path;
};

export type PutRightKind = 'child' | 'fee' | 'carer' | 'provider';
export type PutRightWay = 'correct' | 'strike-out';

const RECORDS: Readonly<Record<PutRightKind, (id: string) => string>> = {
  child: (id) => `/children/${encodeURIComponent(id)}`,
  fee: (id) => `/children/${encodeURIComponent(id)}/fees`,
  carer: (id) => `/carers/${encodeURIComponent(id)}`,
  provider: (id) => `/homes/${encodeURIComponent(id)}`,
};

/** Every address of the pages, and of the tables that they offer for download. */
export const paths = {
  home: (query?: Query) => withQuery('/', query),
  children: (query?: Query) => withQuery('/children', query),
  actingAs: (query?: Query) => withQuery('/acting-as', query),
  find: (query?: Query) => withQuery('/children/find', query),
  suggestions: () => '/children/find/suggestions',
  child: (child: string, query?: Query) => withQuery(`/children/${encodeURIComponent(child)}`, query),
  childPart: (child: string, part: string, query?: Query) => withQuery(`/children/${encodeURIComponent(child)}${part && `/${part}`}`, query),
  record: (child: string, what: string) => `/children/${encodeURIComponent(child)}/${what}`,
  /** Where an entry is put right: of a child, of what is paid for it, of a carer household, of a home. */
  putRight: (kind: PutRightKind, id: string, entry: number, way: PutRightWay) => `${RECORDS[kind](id)}/entries/${entry}/${way}`,
  /** `before` is the entry recorded together with it. */
  recorded: (child: string, entry: number, before?: number) => withQuery(`/children/${encodeURIComponent(child)}/recorded/${entry}`, { with: before }),
  admission: (query?: Query) => withQuery('/admission', query),
  carers: (query?: Query) => withQuery('/carers', query),
  newCarer: () => '/carers/new',
  carer: (carer: string, query?: Query) => withQuery(`/carers/${encodeURIComponent(carer)}`, query),
  carerForm: (carer: string, form: string) => `/carers/${encodeURIComponent(carer)}/${form}`,
  carerRecorded: (entry: number) => `/carers/recorded/${entry}`,
  homes: (query?: Query) => withQuery('/homes', query),
  findHomes: () => '/homes/find',
  newHome: () => '/homes/new',
  provider: (urn: string, query?: Query) => withQuery(`/homes/${encodeURIComponent(urn)}`, query),
  homeForm: (urn: string, form: string) => `/homes/${encodeURIComponent(urn)}/${form}`,
  feeForm: (urn: string, child: string, form: 'fee-agreed' | 'fee-ended') => `/homes/${encodeURIComponent(urn)}/${form}/${encodeURIComponent(child)}`,
  feeRecorded: (urn: string, entry: number) => `/homes/${encodeURIComponent(urn)}/fee-recorded/${entry}`,
  feePutRight: (child: string, entry: number) => `${RECORDS.fee(child)}/recorded/${entry}`,
  homeRecorded: (entry: number) => `/homes/recorded/${entry}`,
  /** Where a child’s move is recorded, with the place that was chosen. */
  moveTo: (child: string, place: { readonly carer: string } | { readonly urn: string }) => withQuery(`/children/${encodeURIComponent(child)}/move`, place),
  vacancies: (query?: Query) => withQuery('/vacancies', query),
  compare: (query?: Query) => withQuery('/compare', query),
  measures: () => '/measures',
  measure: (name: string, query?: Query) => withQuery(`/measures/${encodeURIComponent(name)}`, query),
  figure: (measure: string, figure: string, query?: Query) =>
    withQuery(`/measures/${encodeURIComponent(measure)}/${encodeURIComponent(figure)}`, query),
  changes: (query?: Query) => withQuery('/changes', query),
  targets: (query?: Query) => withQuery('/targets', query),
  series: (reference: string, query?: Query) => withQuery(`/series/${encodeURIComponent(reference)}`, query),
  discrepancies: (query?: Query) => withQuery('/discrepancies', query),
  reconciliation: (query?: Query) => withQuery('/reconciliation', query),
  booklet: (query?: Query) => withQuery('/booklet', query),
  bookletMade: (query?: Query) => withQuery('/booklet/made', query),
  bookletRead: (query: Query) => withQuery('/booklet/read', query),
  bookletFile: (format: string, query: Query) => withQuery(`/booklet/files/${format}`, query),
  publish: (query?: Query) => withQuery('/booklet/publish', query),
  editions: () => '/editions',
  edition: (number: number, query?: Query) => withQuery(`/editions/${number}`, query),
  editionFile: (number: number, format: string) => `/api/v1/editions/${number}/files/${format}`,
  importing: () => '/import',
  intake: (id: string) => `/import/${id}`,
  intakeCheck: (id: string) => `/import/${id}/check`,
  intakeFindings: (id: string, query?: Query) => withQuery(`/import/${id}/findings`, query),
  intakeFindingsFile: (id: string) => `/import/${id}/findings.csv`,
  /** The statutory return of a year: of which, then what will be in it, what its rules find, and its files. */
  return: (query?: Query) => withQuery('/return', query),
  returnPrepared: (query?: Query) => withQuery('/return/prepared', query),
  returnFindings: (query: Query) => withQuery('/return/findings', query),
  returnFindingsFile: (query: Query) => withQuery('/return/findings.csv', query),
  returnFiles: (query: Query) => withQuery('/return/files', query),
  entries: (query?: Query) => withQuery('/entries', query),
  entry: (number: number) => `/entries/${number}`,
  replay: (child: string, query?: Query) => withQuery(`/children/${encodeURIComponent(child)}/replay`, query),
  recordReplay: (kind: string, reference: string, query?: Query) => withQuery(`/replay/${kind}/${encodeURIComponent(reference)}`, query),
  checks: () => '/checks',
  check: (number: number) => `/checks/${number}`,
  lateness: (query?: Query) => withQuery('/lateness', query),
  publishedChanges: () => '/published-changes',
  publishedChange: (edition: number) => `/published-changes/${edition}`,
  csv: {
    carers: (query: Query) => withQuery('/carers.csv', query),
    homes: (query: Query) => withQuery('/homes.csv', query),
    record: (kind: 'carers' | 'providers', id: string, query: Query) =>
      withQuery(`/api/v1/records/${kind}/${encodeURIComponent(id)}`, { ...query, format: 'csv' }),
    snapshot: (query: Query) => withQuery('/api/v1/snapshot', { ...query, format: 'csv' }),
    children: (query: Query) => withQuery('/api/v1/children', { ...query, format: 'csv' }),
    child: (child: string, query: Query) =>
      withQuery(`/api/v1/children/${encodeURIComponent(child)}`, { ...query, format: 'csv' }),
    measure: (name: string, query: Query) =>
      withQuery(`/api/v1/measures/${encodeURIComponent(name)}`, { ...query, format: 'csv' }),
    figure: (measure: string, figure: string, query: Query) =>
      withQuery(`/api/v1/measures/${encodeURIComponent(measure)}/figures/${encodeURIComponent(figure)}`, { ...query, format: 'csv' }),
    targets: (query: Query) => withQuery('/api/v1/targets', { ...query, format: 'csv' }),
    series: (reference: string, query: Query) => withQuery(`/api/v1/series/${encodeURIComponent(reference)}`, { ...query, format: 'csv' }),
    discrepancies: (query: Query) => withQuery('/api/v1/discrepancies', { ...query, format: 'csv' }),
    reconciliation: (query: Query) => withQuery('/api/v1/reconciliation', { ...query, format: 'csv' }),
    compare: (query: Query) => withQuery('/api/v1/compare', { ...query, format: 'csv' }),
    comparedFigures: (query: Query) => withQuery('/compare/figures.csv', query),
    measureTable: (name: string, table: string, query: Query) => withQuery(`/measures/${encodeURIComponent(name)}/tables/${encodeURIComponent(table)}.csv`, query),
    homesByMonth: (query: Query) => withQuery('/homes-by-month.csv', query),
    changes: (query: Query) => withQuery('/changes.csv', query),
    entries: (query: Query) => withQuery('/api/v1/entries', { ...query, format: 'csv' }),
    lateness: (query: Query) => withQuery('/api/v1/lateness', { ...query, format: 'csv' }),
    publishedChanges: (edition: number) => `/api/v1/editions/${edition}/changed-since?format=csv`,
  },
  accessibility: '/accessibility',
  cookies: '/cookies',
  live: '/live',
  openApi: '/api/v1/openapi.json',
} as const;
