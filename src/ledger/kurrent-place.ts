import type { BasicCredentials } from '@kurrent/kurrentdb-client';
import { LedgerUnavailable } from './ledger.js';

/** How long is waited, in milliseconds. No call waits without end. */
export type KurrentLimits = {
  /** For the answer to one call. */
  readonly answer: number;
  /** For an append to be settled, through lost answers, busy servers, other writers and changes of leader. */
  readonly settle: number;
};

const LIMITS: KurrentLimits = { answer: 5_000, settle: 10_000 };

/** A ledger in a stream of a KurrentDB. */
export type KurrentPlace = {
  readonly url: string;
  /** The one stream that holds the ledger. */
  readonly stream: string;
  readonly limits: KurrentLimits;
  /** Of whoever reads. The native half of the client takes those in the url as they are written there, undecoded. */
  readonly credentials: BasicCredentials | undefined;
  /** For people: stream and servers, without a password. */
  readonly words: string;
};

type Placed = { readonly url: string; readonly namespace?: string; readonly limits?: Partial<KurrentLimits> };

const NAMESPACE = /^[a-z][a-z0-9_]{0,40}$/;
const URL_FORM = /^(?:esdb|kurrentdb|kurrent|kdb)(?:\+discover)?:\/\/(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;

/** What a connection string may say. The client prints one it does not know in full, password and all. */
const OPTIONS = new Set(
  `tls tlsverifycert tlscafile usercertfile userkeyfile nodepreference maxdiscoverattempts discoveryinterval
  gossiptimeout connectionname defaultdeadline throwonappendfailure keepaliveinterval keepalivetimeout`.split(/\s+/),
);

export const placeOf = ({ url, namespace = 'tracker', limits }: Placed): KurrentPlace => {
  if (!NAMESPACE.test(namespace))
    throw new RangeError(`a namespace is named in small letters, digits and _, not ${namespace}`);
  const stream = `${namespace}-ledger`;
  const [, login, servers, query] = URL_FORM.exec(url.trim()) ?? [];
  if (servers === undefined)
    throw new LedgerUnavailable(
      'The address of KurrentDB cannot be understood. Write kurrentdb://user:password@server:2113?tls=true, or kurrentdb+discover:// for a cluster.',
    );
  const said = new Set((query ?? '').split('&').filter(Boolean).map(optionNamed));
  return {
    url: complete(url.trim(), said),
    stream,
    limits: { ...LIMITS, ...limits },
    credentials: login === undefined || /(^|&)tls=false/i.test(query ?? '') ? undefined : credentialsIn(login),
    words: `${stream} on ${servers}`,
  };
};

const credentialsIn = (login: string): BasicCredentials => {
  try {
    const [username = '', password = ''] = login.split(':').map((part) => decodeURIComponent(part));
    return { username, password };
  } catch {
    throw new LedgerUnavailable('The address of KurrentDB has a user or password that is not written as %XX.');
  }
};

const optionNamed = (pair: string): string => {
  const name = (pair.split('=')[0] ?? '').toLowerCase().replace(/[_-]/g, '');
  if (!OPTIONS.has(name))
    throw new LedgerUnavailable(`The address of KurrentDB has an option ${name} that is not known.`);
  if (name === 'throwonappendfailure')
    throw new LedgerUnavailable(
      'The address of KurrentDB may not say throwOnAppendFailure: a refused append must be told.',
    );
  return name;
};

/** What the two halves of the client, the one in JavaScript and the native one, otherwise take differently. */
const TAKEN = [
  ['nodepreference', 'nodePreference=leader'],
  ['discoveryinterval', 'discoveryInterval=100'],
  ['maxdiscoverattempts', 'maxDiscoverAttempts=30'],
  ['connectionname', 'connectionName=placement-tracker'],
] as const;

const complete = (url: string, said: ReadonlySet<string>): string => {
  const taken = TAKEN.flatMap(([name, pair]) => (said.has(name) ? [] : [pair]));
  const [before = '', query] = url.split('?');
  return current(`${before.replace(/\/$/, '')}?${[...(query ? [query] : []), ...taken].join('&')}`);
};

/** EventStoreDB's own scheme is the same to the client, which warns of it at each connection. */
const current = (url: string): string => url.replace(/^esdb/, 'kurrentdb');
