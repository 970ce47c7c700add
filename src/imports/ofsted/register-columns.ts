/** What a register's columns tell; the names are our own. */
export type ColumnName =
  | 'urn' | 'provision' | 'registeredOn' | 'status' | 'sector' | 'places' | 'owner' | 'authority' | 'region' | 'ofstedRegion'
  | 'educationUrn' | 'name' | 'address1' | 'address2' | 'town' | 'county' | 'postcode'
  | 'event' | 'kind' | 'inspectedOn' | 'publishedOn' | 'overall' | 'education' | 'health' | 'protection' | 'leadership';

/** Ofsted's own headings, 2019 and 2020, and near variants. They move from year to year and are known by name, not place. */
const HEADINGS: Readonly<Record<ColumnName, readonly string[]>> = {
  urn: ['URN'],
  provision: ['Provision type', 'Provider type'],
  registeredOn: ['Registration date'],
  status: ['Registration status'],
  sector: ['Sector'],
  places: ['Places', 'Number of places'],
  owner: ['Organisation which owns the provider'],
  authority: ['Local authority'],
  region: ['Government Office Region'],
  ofstedRegion: ['Ofsted region'],
  educationUrn: ['Linked Education URN'],
  name: ['Name', 'Provider name'],
  address1: ['Address 1'],
  address2: ['Address 2'],
  town: ['Town'],
  county: ['County'],
  postcode: ['Postcode'],
  event: ['Event number', 'Inspection number'],
  kind: ['Event type', 'Inspection type'],
  inspectedOn: ['Inspection date'],
  publishedOn: ['Publication date'],
  overall: ['Overall experiences and progress of children and young people'],
  education: ['Outcomes in education and related learning activities'],
  health: ['Health services'],
  protection: ['How well children and young people are helped and protected'],
  leadership: ['The effectiveness of leaders and managers'],
};

/** Without these a row tells of no provider. */
export const NEEDED = ['urn', 'provision', 'registeredOn'] as const satisfies readonly ColumnName[];

export const headingOf = (column: ColumnName): string => HEADINGS[column][0] ?? column;

export type Places = ReadonlyMap<ColumnName, number>;

/** Letters and digits, hyphens between: what is left of a heading or a judgement however it is spelt, cased or quoted. */
export const slug = (text: string): string =>
  text.toLowerCase().replace(/['’‘`´]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

const BY_SLUG = new Map(
  Object.entries(HEADINGS).flatMap(([column, headings]) => headings.map((heading) => [slug(heading), column as ColumnName])),
);

/** Where each column stands in a row of headings; the first of two alike. */
export const placesIn = (cells: readonly string[]): Places => {
  const places = new Map<ColumnName, number>();
  cells.forEach((cell, place) => {
    const column = BY_SLUG.get(slug(cell));
    if (column && !places.has(column)) places.set(column, place);
  });
  return places;
};

/** Whether a row is that of the headings: it has the URN, and others of them beside. */
export const isHeadings = (places: Places): boolean => places.has('urn') && places.size >= 3;
