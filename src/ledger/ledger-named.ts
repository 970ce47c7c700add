import { placeOf as placeInKurrent } from './kurrent-place.js';

/** Which ledger is meant: the file in a folder, or one that a server keeps. */
export type LedgerNamed =
  | { readonly kind: 'sqlite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly schema?: string }
  | { readonly kind: 'kurrent'; readonly url: string; readonly namespace?: string };

type Mistaken = { readonly mistake: string };
type Read = (text: string) => LedgerNamed | Mistaken;

/** How a schema of PostgreSQL that holds a ledger may be named. */
export const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,40}$/;

const HOW = 'leave it empty for the file in TRACKER_DATA, or give postgres://user@server/database or kurrentdb://server:2113';

/** Options of the address that are ours are not the server's. */
const postgres: Read = (text) => {
  if (!URL.canParse(text)) return { mistake: `is no address of a ledger: ${HOW}` };
  const url = new URL(text);
  if (url.pathname.length < 2) return { mistake: 'must name a database: postgres://user@server/database' };
  const schema = url.searchParams.get('schema');
  if (schema !== null && !SCHEMA_NAME.test(schema))
    return { mistake: 'must name its schema in small letters, digits and _' };
  url.searchParams.delete('schema');
  return { kind: 'postgres', url: url.toString(), ...(schema === null ? {} : { schema }) };
};

/** Several servers may stand in one address, so it is no URL by the standard. */
const kurrent: Read = (text) => {
  const [before = '', query = ''] = text.split('?');
  const said = query.split('&').filter(Boolean);
  const namespace = said.find((pair) => /^namespace=/i.test(pair))?.split('=')[1];
  const theirs = said.filter((pair) => !/^namespace=/i.test(pair)).join('&');
  const named = { url: theirs ? `${before}?${theirs}` : before, ...(namespace === undefined ? {} : { namespace }) };
  try {
    placeInKurrent(named);
    return { kind: 'kurrent', ...named };
  } catch (error) {
    return { mistake: `is not right. ${error instanceof Error ? error.message.replace(/\.$/, '') : ''}` };
  }
};

/** Who keeps a ledger, by the scheme of its address: a server of another kind joins here, and in choose-ledger.ts. */
const BY_SCHEME: readonly (readonly [scheme: RegExp, read: Read])[] = [
  [/^postgres(ql)?:\/\//i, postgres],
  [/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\//i, kurrent],
];

/** The ledger that a folder or an address names. What is said of a mistake repeats nothing of the address: it may hold a password. */
export const ledgerNamed = (text: string): LedgerNamed | Mistaken => {
  const read = BY_SCHEME.find(([scheme]) => scheme.test(text))?.[1];
  if (read) return read(text);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text) || /^[a-z]:[\\/]/i.test(text)) return { kind: 'sqlite', folder: text };
  return { mistake: `is no address of a ledger: ${HOW}` };
};
