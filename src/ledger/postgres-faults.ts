import { LedgerUnavailable } from './ledger.js';

const UNCONFIRMED = 'nothing is confirmed as saved. Sending the same again is safe';

type Fault = {
  /** True where the server is away or did not answer in time: it may be back at any moment, and asking again is right. */
  readonly passing: boolean;
  /** True where the connection broke in the middle: whether it was saved can be found out by sending it again. */
  readonly lost?: boolean;
  /** True where no answer came in time: whether it was saved can be found out by looking, on another connection. */
  readonly unanswered?: boolean;
  readonly words: (place: string, code: string) => string;
};

const reach = (words: Fault['words']): Fault => ({ passing: true, words });
const broken = (words: Fault['words']): Fault => ({ passing: true, lost: true, words });
const late = (words: Fault['words']): Fault => ({ passing: true, unanswered: true, words });
const other = (words: Fault['words']): Fault => ({ passing: false, words });

/** By SQLSTATE or Node's own code (postgresql.org/docs/current/errcodes-appendix.html). */
const BY_CODE: readonly (readonly [code: RegExp, fault: Fault])[] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/,
    reach(
      (place, code) =>
        `The ledger ${place} cannot be reached (${code}): nothing was saved. Check that PostgreSQL runs there.`,
    ),
  ],
  [/^57P03$/, reach((place) => `The ledger ${place} is starting or stopping: nothing was saved. Send the same again.`)],
  [
    /^(ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0[12])$/,
    broken((place) => `The connection to the ledger ${place} was lost: ${UNCONFIRMED}.`),
  ],
  [
    /^53300$/,
    reach((place) => `The ledger ${place} has too many connections: nothing was saved. Send the same again.`),
  ],
  [/^55P03$/, reach((place) => `Another program holds the ledger ${place}: nothing was saved. Send the same again.`)],
  [/^(57014|25P03)$/, late((place) => `The ledger ${place} took too long: ${UNCONFIRMED}.`)],
  [
    /^(53100|53200)$/,
    other(
      (place) =>
        `The server that keeps the ledger ${place} has no room left: nothing was saved. Free some, and send the same again; a restart is not needed.`,
    ),
  ],
  [
    /^25006$/,
    other((place) => `The ledger ${place} may only be read: nothing was saved. Name the server that takes writes.`),
  ],
  [
    /^(28...|42501|3D000|3F000|42P01)$/,
    other(
      (place, code) =>
        `The ledger ${place} is not open to this user, or is not there (${code}): nothing was saved. Check TRACKER_LEDGER and the grants.`,
    ),
  ],
  [
    /^(XX001|XX002)$/,
    other((place) => `The ledger ${place} is damaged: nothing was saved. Bring the ledger back from a backup.`),
  ],
  [/^58030$/, other((place) => `The disk that keeps the ledger ${place} reports an error: ${UNCONFIRMED}.`)],
];

/** What pg says of its own, without a code. */
const BY_MESSAGE: readonly (readonly [message: RegExp, fault: Fault])[] = [
  [
    /timeout exceeded when trying to connect|connection timeout|^timeout expired/i,
    reach((place) => `The ledger ${place} cannot be reached: it did not answer in time. Nothing was saved.`),
  ],
  [/query read timeout/i, late((place) => `The ledger ${place} did not answer in time: ${UNCONFIRMED}.`)],
  [
    /connection terminated|connection error|not queryable|client was closed/i,
    broken((place) => `The connection to the ledger ${place} was lost: ${UNCONFIRMED}.`),
  ],
];

/** The server stops of itself, whatever the code: what it was in the middle of may be found when it has recovered. */
const PANIC = broken((place) => `The server that keeps the ledger ${place} has stopped, and its log says why: ${UNCONFIRMED}.`);

/** What stopped PostgreSQL, in words for the person who was recording; anything else as it came. */
export const inPlainWords = (error: unknown, place: string): unknown => {
  if (error instanceof LedgerUnavailable) return error;
  const fault = faultOf(error);
  if (!fault) return error;
  return new LedgerUnavailable(fault.words(place, codeOf(error)), { cause: error, passing: fault.passing });
};

/** True of what will mend by itself: the server was out of reach when this was asked. */
export const isPassing = (error: unknown): boolean => error instanceof LedgerUnavailable && error.passing;

/** True where the connection broke while this was asked, so that asking once more, on another, is right at once. */
export const isLost = (error: unknown): boolean => faultOf(error)?.lost === true;

/** True where this was not answered in time, so that it may have been carried out or may be still. */
export const isUnanswered = (error: unknown): boolean => faultOf(error)?.unanswered === true;

const faultOf = (error: unknown): Fault | undefined => {
  const [code, message] = [codeOf(error), error instanceof Error ? error.message : ''];
  if (((error ?? {}) as { severity?: unknown }).severity === 'PANIC') return PANIC;
  return (
    BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1]
  );
};

/** Where several addresses of one server were tried, the first one's code stands for all. */
const codeOf = (error: unknown): string => {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: readonly unknown[] };
  return typeof code === 'string' ? code : errors?.[0] === undefined ? '' : codeOf(errors[0]);
};
