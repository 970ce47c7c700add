import { PLACEMENT_GROUPS, SETTINGS, STRATEGY_LINES } from '../../projections/sufficiency/settings.js';
import type { Cell } from './cells.js';
import { tablesIn, type Contents, type CountedTable } from './contents.js';
import type { Equation } from './suppression/witness.js';

/** Parts that come to a whole, by quantity. */
const adding = (parts: readonly string[], whole: string): Equation => new Map([...parts.map((id) => [id, 1] as const), [whole, -1]]);

const AGES = { under1: [0], '1To4': [1, 2, 3, 4], '5To9': [5, 6, 7, 8, 9], '10To15': [10, 11, 12, 13, 14, 15], '16Plus': [16, 17] } as const;
const SEXES = ['male', 'female', 'notRecorded'] as const;

const SPECIALIST: ReadonlySet<string> = new Set(['secureUnit', 'residentialCareHome', 'nhs', 'familyCentreOrMotherAndBaby', 'youngOffenderInstitution']);

/** What adds up across tables, so that one table does not tell what another leaves out. */
const ACROSS_TABLES: readonly Equation[] = [
  ...Object.entries(AGES).map(([band, ages]) =>
    adding([...ages.map((age) => `lac.age.${age}`), ...(band === '16Plus' ? ['lac.age.18Plus'] : [])], `lac.ageBand.${band}`)),
  ...[...Object.keys(AGES), 'notRecorded'].map((band) => adding(SEXES.map((sex) => `demand.${band}.${sex}.total`), `lac.ageBand.${band}`)),
  ...SEXES.map((sex) => adding([...Object.keys(AGES), 'notRecorded'].map((band) => `demand.${band}.${sex}.total`), `lac.sex.${sex}`)),
  adding(['demand.all.total'], 'lac.total'),
  adding(['demand.all.residential'], 'residential.total'),
  adding(['fostering.inHouse', 'fostering.ifa', 'fostering.other'], 'fostering.all'),
  adding(['fostering.all', 'withParents.total', 'placedForAdoption.total'], 'placement.familyBased'),
  adding(['placement.group.foster'], 'fostering.all'),
  adding(['placement.group.withParents'], 'withParents.total'),
  adding(['placement.group.placedForAdoption'], 'placedForAdoption.total'),
  adding(['H5', 'K3', 'P2'].map((code) => `placement.type.${code}`), 'supported.total'),
  adding(['K2', 'S1'].map((code) => `placement.type.${code}`), 'residential.total'),
  adding(['K1', 'R1', 'R2', 'R3', 'R5'].map((code) => `placement.type.${code}`), 'specialist.total'),
  ...PLACEMENT_GROUPS.map(({ id, types }) => adding(types.map((code) => `placement.type.${code}`), `placement.group.${id}`)),
  ...STRATEGY_LINES.filter(({ id }) => SPECIALIST.has(id)).map(({ id, types }) => adding(types.map((code) => `placement.type.${code}`), `specialist.${id}`)),
  ...SETTINGS.map(({ id }) => adding(['20MilesOrLess', 'over20Miles', 'distanceNotKnown'].map((band) => `${id.replace(/\.total$/, '')}.${band}`), id)),
  adding(['placement.inAuthority', 'placement.outOfAuthority', 'placement.authorityNotKnown'], 'lac.total'),
  adding(['distance.mean#upTo5', 'distance.mean#5To10', 'distance.mean#10To20'], 'distance.20MilesOrLess'),
  adding(['distance.mean#20To50', 'distance.mean#50To100', 'distance.mean#over100'], 'distance.over20Miles'),
  new Map([['carers.households.opening', 1], ['carers.households.recruited', 1], ['carers.households.deregistered', -1], ['carers.households.closing', -1]]),
  new Map([['carers.households.recruited', 1], ['carers.households.deregistered', -1], ['carers.households.net', -1]]),
];

/** What is only implied: the rest of the whole that something is a share of. */
export type Rest = { readonly id: string; readonly part: Cell; readonly whole: Cell };

/** Every sum that the tables and their shares are in. */
export const sumsIn = (contents: Contents): { readonly equations: readonly Equation[]; readonly rests: readonly Rest[] } => {
  const tables = tablesIn(contents);
  const rests = restsIn(tables);
  return {
    equations: [
      ...ACROSS_TABLES,
      ...tables.flatMap((table) => [...downwards(table), ...acrossRows(table), ...withinFamily(table)]),
      ...rests.map(({ id, part, whole }) => adding([part.quantity as string, id], whole.quantity as string)),
    ],
    rests,
  };
};

/** The rows come to the total row, in every column that counts. */
const downwards = ({ spec, rows, cells }: CountedTable): readonly Equation[] => {
  const total = rows.findIndex((row) => row.total);
  if (total < 0) return [];
  return spec.columns.flatMap((column, at) => {
    const ids = cells.map((row) => row[at]?.quantity ?? null);
    if ('share' in column || 'apart' in column || ids.includes(null)) return [];
    const whole = ids[total] as string;
    return [adding(ids.filter((id): id is string => id !== null && id !== whole), whole)];
  });
};

/**
 * Rows gathered from a family add up by their ids: `panels.fostering.agreed` and its like to `panels.fostering`,
 * `careLeavers.age.16` and its like to `careLeavers.total`. Which of the candidates hold is seen in the numbers; a base that is
 * as large as a printed number of the family is that number.
 */
const withinFamily = ({ spec, cells }: CountedTable): readonly Equation[] => {
  if (typeof spec.rows === 'string' || !('prefix' in spec.rows)) return [];
  const ids = cells.flatMap(([first]) => first?.quantity ?? []);
  const above = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));
  const families = new Map<string, string[]>();
  for (const id of ids) families.set(above(id), [...(families.get(above(id)) ?? []), id]);
  return [
    ...[...families].flatMap(([parent, parts]) => [parent, `${parent}.total`, `${above(parent)}.total`].filter((whole) => !parts.includes(whole) && parts.length > 1).map((whole) => adding(parts, whole))),
    ...cells.flat().flatMap(({ quantity }) => (quantity?.endsWith('#of') ? BASES.map((base) => adding([quantity], base)) : [])),
  ];
};

/** What shares of care leavers are of. */
const BASES = ['careLeavers.total', 'careLeavers.eligible'] as const;

const acrossRows = ({ spec, cells }: CountedTable): readonly Equation[] =>
  (spec.across ?? []).flatMap((across) =>
    cells.flatMap((row) => {
      const terms = row.flatMap(({ column, quantity }) => (across[column] === undefined || quantity === null ? [] : [[quantity, across[column]] as const]));
      return terms.length === Object.keys(across).length ? [new Map(terms)] : [];
    }));

const restsIn = (tables: readonly CountedTable[]): readonly Rest[] => {
  const byId = new Map(tables.flatMap(({ cells }) => cells.flat()).map((cell) => [cell.id, cell]));
  const shares = [...byId.values()].flatMap(({ share }) => (share ? [share] : []));
  return shares.flatMap((share) => {
    const [part, whole] = [byId.get(share.part), byId.get(share.whole)];
    if (!part?.quantity || !whole?.quantity || part.quantity === whole.quantity) return [];
    return [{ id: `${whole.quantity} less ${part.quantity}`, part, whole }];
  });
};
