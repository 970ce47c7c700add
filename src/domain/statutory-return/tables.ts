import {
  accommodations, activities, adopterCounts, adopterSexes, adopterStatuses, adoptionPlanEndings, categoriesOfNeed,
  ethnicities, inTouch, legalStatuses, missingKinds, placementChangeReasons, placementProviders, placementTypes,
  previousPermanences, reasonsEpisodeCeased, reasonsForNewEpisode, reviewCodes, sdqReasons, sexes, socialWorkerChanges,
  type CodeList,
} from '../codes.js';

export type TableName =
  | 'Header' | 'Episodes' | 'Reviews' | 'UASC' | 'OC2' | 'OC3' | 'AD1' | 'PlacedAdoption' | 'PrevPerm' | 'Missing'
  | 'SWEpisodes' | 'DoLo';

/** What a cell may hold. A partial date is one whose day, month or all may be unknown: `zz/03/2015` (V:632). */
export type ColumnKind = 'text' | 'date' | 'partial-date' | 'code' | 'integer' | 'decimal' | 'boolean';

export type Column = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly codes?: CodeList<string>;
  /** May not be blank. */
  readonly mandatory: boolean;
  /** Without it, or with what cannot be read in its place, the row tells no fact and is rejected. */
  readonly needed: boolean;
  /** Names a person, and so is kept apart and never quoted. */
  readonly identity: boolean;
  /** The validator's number of the rule that the cell be readable, where the reference gives one. */
  readonly rule?: string;
  /** What the text must look like, and how to say so. */
  readonly shape?: { readonly pattern: RegExp; readonly words: string };
  readonly most?: number;
};

export type Table = {
  readonly name: TableName;
  /** In the order of the file. */
  readonly columns: readonly Column[];
  /** The columns that tell a child's rows apart; none where there is one row for each child in a year. */
  readonly key: readonly string[];
  /** Columns that are not submitted but are met in files: the derived ones, and what regional pipelines append. */
  readonly tolerated: readonly Column[];
};

type More = Partial<Omit<Column, 'name' | 'kind'>>;
const column = (kind: ColumnKind, name: string, more: More = {}): Column => ({
  name, kind, mandatory: more.needed === true, needed: false, identity: false, ...more,
});

const needed = { needed: true } as const;
const stated = { mandatory: true } as const;
/** May be blank; but what cannot be read in it would change what the row says, so the row is rejected. */
const readable = { needed: true, mandatory: false } as const;

const text = (name: string, more?: More) => column('text', name, more);
const date = (name: string, more?: More) => column('date', name, more);
const flag = (name: string, more?: More) => column('boolean', name, more);
const code = (name: string, codes: CodeList<string>, more?: More) => column('code', name, { codes, ...more });

const CHILD = text('CHILD', needed);
const DOB = date('DOB', stated);

const UPN = { pattern: /^([A-HJ-NP-RT-Z]\d{11}[\dA-Z]|UN[1-5])$/, words: 'a unique pupil number, or UN1 to UN5' };
const URN = { pattern: /^(SC\d{6}|\d{7}|X{7})$/, words: 'SC and six digits, seven digits, or XXXXXXX' };
const LA_PERM = {
  pattern: /^(\d{3}|WAL|SCO|NIR|NUK)$/,
  words: 'the three digits of an authority, or WAL, SCO, NIR or NUK',
};
const SW_ID = { pattern: /^(SW|XX)/, words: 'a registration that begins SW or XX' };

/** Appended by regional pipelines to whatever they pass on. */
const APPENDED = [text('LA'), text('YEAR')] as const;

const table = (
  name: TableName, columns: readonly Column[], key: readonly string[] = [], derived: readonly Column[] = [],
): Table => ({ name, columns, key, tolerated: [...derived, ...APPENDED] });

/**
 * The tables of the return (V:config for columns and order, L for what may be blank). A column the facts drawn from a
 * row rest on is `needed`; in OC2, OC3, AD1, PlacedAdoption, PrevPerm, SWEpisodes and DoLo, whose rows are kept as they
 * were stated, that is only who the child is and the day the statement takes effect.
 */
export const tables: Readonly<Record<TableName, Table>> = {
  Header: table('Header', [
    CHILD, code('SEX', sexes, { needed: true, rule: '101' }), date('DOB', { needed: true, rule: '102' }),
    code('ETHNIC', ethnicities, { needed: true, rule: '103' }),
    text('UPN', { mandatory: true, identity: true, rule: '168', shape: UPN }),
    flag('MOTHER', { ...readable, rule: '165' }), date('MC_DOB', readable),
  ]),
  Episodes: table('Episodes', [
    CHILD, date('DECOM', { needed: true, rule: '141' }),
    code('RNE', reasonsForNewEpisode, { needed: true, rule: '143' }),
    code('LS', legalStatuses, { needed: true, rule: '144' }),
    code('CIN', categoriesOfNeed, { needed: true, rule: '145' }),
    code('PLACE', placementTypes, { needed: true, rule: '146' }),
    code('PLACE_PROVIDER', placementProviders, { ...readable, rule: '178' }), date('DEC', { ...readable, rule: '147' }),
    code('REC', reasonsEpisodeCeased, { ...readable, rule: '149' }),
    code('REASON_PLACE_CHANGE', placementChangeReasons, { ...readable, rule: '1009' }),
    text('HOME_POST', { identity: true }), text('PL_POST', { identity: true }), text('URN', { shape: URN }),
  ], ['DECOM'], [text('PL_LA'), text('PL_LOCATION'), column('decimal', 'PL_DISTANCE', readable)]),
  Reviews: table('Reviews', [
    CHILD, DOB, date('REVIEW', needed), code('REVIEW_CODE', reviewCodes, { needed: true, rule: '167' }),
  ], ['REVIEW']),
  UASC: table('UASC', [CHILD, code('SEX', sexes, stated), date('DOB', needed), date('DUC', readable)]),
  OC2: table('OC2', [
    CHILD, DOB, column('integer', 'SDQ_SCORE', { most: 40 }), code('SDQ_REASON', sdqReasons), flag('CONVICTED'),
    flag('HEALTH_CHECK'), flag('IMMUNISATIONS'), flag('TEETH_CHECK'), flag('HEALTH_ASSESSMENT'),
    flag('SUBSTANCE_MISUSE'), flag('INTERVENTION_RECEIVED'), flag('INTERVENTION_OFFERED'),
  ]),
  OC3: table('OC3', [
    CHILD, DOB, code('IN_TOUCH', inTouch, { mandatory: true, rule: '131' }),
    code('ACTIV', activities, { mandatory: true, rule: '132' }),
    code('ACCOM', accommodations, { mandatory: true, rule: '133' }),
  ]),
  AD1: table('AD1', [
    CHILD, DOB, date('DATE_INT', needed), date('DATE_MATCH', stated), flag('FOSTER_CARE', stated),
    code('NB_ADOPTR', adopterCounts, { mandatory: true, rule: '175' }),
    code('SEX_ADOPTR', adopterSexes, { mandatory: true, rule: '176' }),
    code('LS_ADOPTR', adopterStatuses, { mandatory: true, rule: '177' }),
  ]),
  PlacedAdoption: table('PlacedAdoption', [
    CHILD, DOB, date('DATE_PLACED', needed), date('DATE_PLACED_CEASED'),
    code('REASON_PLACED_CEASED', adoptionPlanEndings, { rule: '120' }),
  ], ['DATE_PLACED']),
  PrevPerm: table('PrevPerm', [
    CHILD, date('DOB', needed), code('PREV_PERM', previousPermanences, { mandatory: true, rule: '631' }),
    text('LA_PERM', { rule: '633', shape: LA_PERM }), column('partial-date', 'DATE_PERM', { rule: '632' }),
  ]),
  Missing: table('Missing', [
    CHILD, DOB, code('MISSING', missingKinds, { needed: true, rule: '1006' }),
    date('MIS_START', { needed: true, rule: '564' }), date('MIS_END', readable),
  ], ['MIS_START']),
  SWEpisodes: table('SWEpisodes', [
    CHILD, DOB, text('SW_ID', { needed: true, identity: true, rule: 'SW02', shape: SW_ID }), date('SW_DECOM', needed),
    date('SW_DEC'), code('SW_REASON', socialWorkerChanges),
  ], ['SW_DECOM', 'SW_ID']),
  DoLo: table('DoLo', [CHILD, DOB, date('DOLO_START', needed), date('DOLO_END')], ['DOLO_START']),
};

export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name);

/** A file is known by its exact set of columns, in any order, not by its name (V:ingress); tolerated ones aside. */
export const tableWithColumns = (names: readonly string[]): Table | undefined => {
  const given = new Set(names);
  return Object.values(tables).find(({ columns, tolerated }) => {
    const allowed = new Set([...columns, ...tolerated].map(({ name }) => name));
    return columns.every(({ name }) => given.has(name)) && names.every((name) => allowed.has(name));
  });
};

/** The columns of a table that name a person: HOME_POST, PL_POST, UPN, SW_ID. */
export const identityColumns = ({ columns }: Table): readonly string[] =>
  columns.filter(({ identity }) => identity).map(({ name }) => name);
