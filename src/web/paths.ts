/** What an address may say after its question mark; nothing that names a person. */
export type Query = Readonly<Record<string, string | number | undefined>>;

const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${path}?${search.toString()}` : path;
};

/** Every address of the pages, and of the tables that they offer for download. */
export const paths = {
  home: (query?: Query) => withQuery('/', query),
  children: (query?: Query) => withQuery('/children', query),
  actingAs: (query?: Query) => withQuery('/acting-as', query),
  child: (child: string, query?: Query) => withQuery(`/children/${encodeURIComponent(child)}`, query),
  record: (child: string, what: string) => `/children/${encodeURIComponent(child)}/${what}`,
  recorded: (child: string, entry: number) => `/children/${encodeURIComponent(child)}/recorded/${entry}`,
  compare: (query?: Query) => withQuery('/compare', query),
  measures: () => '/measures',
  measure: (name: string, query?: Query) => withQuery(`/measures/${encodeURIComponent(name)}`, query),
  figure: (measure: string, figure: string, query?: Query) =>
    withQuery(`/measures/${encodeURIComponent(measure)}/${encodeURIComponent(figure)}`, query),
  targets: (query?: Query) => withQuery('/targets', query),
  series: (reference: string, query?: Query) => withQuery(`/series/${encodeURIComponent(reference)}`, query),
  discrepancies: (query?: Query) => withQuery('/discrepancies', query),
  reconciliation: (query?: Query) => withQuery('/reconciliation', query),
  booklet: (query?: Query) => withQuery('/booklet', query),
  bookletMade: (query?: Query) => withQuery('/booklet/made', query),
  bookletRead: (query: Query) => withQuery('/booklet/read', query),
  bookletFile: (format: string, query: Query) => withQuery(`/booklet/files/${format}`, query),
  editions: () => '/editions',
  edition: (number: number) => `/editions/${number}`,
  editionFile: (number: number, format: string) => `/api/v1/editions/${number}/files/${format}`,
  entries: (query?: Query) => withQuery('/entries', query),
  entry: (number: number) => `/entries/${number}`,
  csv: {
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
    entries: (query: Query) => withQuery('/api/v1/entries', { ...query, format: 'csv' }),
  },
  live: '/live',
  openApi: '/api/v1/openapi.json',
} as const;
