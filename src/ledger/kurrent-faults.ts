import { LedgerUnavailable } from './ledger.js';

/** No answer came within the limit. Whether what was asked was done is not known. */
export class NoAnswer extends Error {}

/** What was asked for is not to be had yet, though the server answers. */
export class NotYet extends Error {}

type Fault = {
  /** True where it will mend by itself: asking again is right. */
  readonly passing: boolean;
  /** True where an append may have been kept all the same: it can be found out by reading. */
  readonly unsure: boolean;
  readonly words: (place: string, why: string) => string;
};

const NOTHING = 'nothing was saved';
const UNCERTAIN = 'nothing is confirmed as saved. Sending the same again is safe.';

const passing = (words: Fault['words']): Fault => ({ passing: true, unsure: false, words });
const unsure = (words: Fault['words']): Fault => ({ passing: true, unsure: true, words });
const lasting = (words: Fault['words']): Fault => ({ passing: false, unsure: false, words });

const UNREACHED = passing(
  (place, why) => `The ledger ${place} cannot be reached (${why}): ${NOTHING}. Check that KurrentDB runs there.`,
);
const LOST = unsure((place) => `The connection to the ledger ${place} was lost: ${UNCERTAIN}`);
const LATE = unsure((place) => `The ledger ${place} did not answer in time: ${UNCERTAIN}`);
const ELECTING = passing(
  (place) => `The ledger ${place} is starting, busy or choosing a leader: ${NOTHING}. Send the same again.`,
);

const UNKNOWN: Fault = {
  passing: false,
  unsure: true,
  words: (place) => `The server that keeps the ledger ${place} reports an error: ${UNCERTAIN}`,
};

/** gRPC's code where there is no name. */
const UNAVAILABLE = 14;

/** By the client's own names of errors. */
const BY_TYPE: Readonly<Record<string, Fault>> = {
  'not-leader': ELECTING,
  cancelled: LOST,
  'deadline-exceeded': LATE,
  timeout: LATE,
  'access-denied': lasting(
    (place) =>
      `The ledger ${place} is not open to this user: ${NOTHING}. Check the user and password, and what the stream's access list allows.`,
  ),
  'maximum-append-size-exceeded': lasting(
    (place) =>
      `This is more than the ledger ${place} takes at once: ${NOTHING}. Raise MaxAppendSize on the server (it may be up to 16 MB).`,
  ),
  'stream-deleted': lasting(
    (place) => `The ledger ${place} was deleted: ${NOTHING}. Bring the server back from a backup.`,
  ),
};

/** By what is said where there is no name: by gRPC, by discovery, or by a server that is not ready. */
const BY_MESSAGE: readonly (readonly [message: RegExp, fault: Fault])[] = [
  [/connection (is )?closed/i, LOST],
  [/Not Ready|Is (Too )?Busy|leader info/i, ELECTING],
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Failed to discover|No connection established/, UNREACHED],
];

/** What stopped KurrentDB, in words for the person who was recording; anything else as it came. */
export const inPlainWords = (error: unknown, place: string): unknown => {
  if (error instanceof LedgerUnavailable) return error;
  const fault = faultOf(error);
  return fault
    ? new LedgerUnavailable(fault.words(place, reasonIn(error)), { cause: error, passing: fault.passing })
    : error;
};

/** True of what will mend by itself: the server was out of reach, or not ready, when this was asked. */
export const isPassing = (error: unknown): boolean => faultOf(causeOf(error))?.passing === true;

/** True where an append may have been kept though it was not answered. */
export const isUnsure = (error: unknown): boolean => faultOf(causeOf(error))?.unsure === true;

/** True where the stream is not at the revision that was expected. */
export const isMovedOn = (error: unknown): boolean => typeOf(error) === 'wrong-expected-version';

export const isAbsent = (error: unknown): boolean => typeOf(error) === 'stream-not-found';

const causeOf = (error: unknown): unknown => (error instanceof LedgerUnavailable ? error.cause : error);

const faultOf = (error: unknown): Fault | undefined => {
  if (error instanceof NoAnswer) return LATE;
  if (error instanceof NotYet) return ELECTING;
  if (!(error instanceof Error)) return undefined;
  const type = typeOf(error);
  const named = BY_TYPE[type];
  if (named) return named;
  const said = BY_MESSAGE.find(([pattern]) => pattern.test(error.message))?.[1];
  if (said) return said;
  if (error.message === 'UnavailableError') return UNREACHED;
  if (type === 'unavailable' || codeOf(error) === UNAVAILABLE) return LOST;
  return type === '' && typeof codeOf(error) !== 'number' ? undefined : UNKNOWN;
};

const typeOf = (error: unknown): string => {
  const { type } = (error ?? {}) as { type?: unknown };
  return typeof type === 'string' ? type : '';
};

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
const reasonIn = (error: unknown): string =>
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Failed to discover/.exec((error as Error).message)?.[0] ??
  'no connection';
