/** Views on PostgreSQL cannot be read or written. Nothing is lost: they are made from the ledger. The message says why. */
export class ViewsUnavailable extends Error {
  /** True of what may mend by itself, where the server is out of reach for now: asking again later is right. */
  readonly passing: boolean;

  constructor(message: string, options: ErrorOptions & { readonly passing?: boolean } = {}) {
    super(message, options);
    this.passing = options.passing ?? false;
  }
}

/** Another holds the lease by now, so nothing more is written under this one: what it was about to write was not. */
export class LeaseLost extends Error {}

/** By SQLSTATE or Node's own code (postgresql.org/docs/current/errcodes-appendix.html): whether it passes, and why. */
const BY_CODE: readonly (readonly [code: RegExp, passing: boolean, why: string])[] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/, true, 'cannot be reached. Check that PostgreSQL runs there'],
  [/^57P03$/, true, 'are on a server that is starting or stopping'],
  [/^(ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0[12])$/, true, 'were cut off: the connection was lost'],
  [/^53300$/, true, 'have too many connections'],
  [/^55P03$/, true, 'are held by another program'],
  [/^(57014|25P0[34])$/, true, 'took too long'],
  [/^40(001|P01)$/, true, 'were written by another at the same time'],
  [/^(53100|53200)$/, false, 'are on a server that has no room left. Free some'],
  [/^25006$/, false, 'may only be read. Name the server that takes writes'],
  [/^(28...|42501|3D000)$/, false, 'are not open to this user. Check the address and the grants'],
  [/^(3F000|42P01)$/, false, 'are not there. Begin them first'],
  [/^(XX001|XX002)$/, false, 'are damaged. Build them anew from the ledger'],
  [/^58030$/, false, 'are on a disk that reports an error'],
];

/** What pg says of its own, without a code. */
const BY_MESSAGE: readonly (readonly [message: RegExp, why: string])[] = [
  [/timeout exceeded when trying to connect|connection timeout|^timeout expired/i, 'cannot be reached: the server did not answer in time'],
  [/query read timeout/i, 'did not answer in time'],
  [/connection terminated|connection error|not queryable|client was closed/i, 'were cut off: the connection was lost'],
];

/** What stopped PostgreSQL, in words for whoever looks after it; anything else as it came. */
export const inPlainWords = (error: unknown, place: string): unknown => {
  if (error instanceof ViewsUnavailable || error instanceof LeaseLost) return error;
  const [code, message] = [codeOf(error), error instanceof Error ? error.message : ''];
  const coded = BY_CODE.find(([pattern]) => pattern.test(code));
  const said = coded ?? BY_MESSAGE.find(([pattern]) => pattern.test(message));
  if (!said) return error;
  const passing = coded ? coded[1] : true;
  return new ViewsUnavailable(`The views ${place} ${said.at(-1)}${code === '' ? '' : ` (${code})`}.`, { cause: error, passing });
};

/** True where the connection broke while this was asked, or had been broken before, so that asking once more, on another, is right at once. */
export const isLost = (error: unknown): boolean =>
  /^(ECONNRESET|EPIPE|08...|57P0[12])$/.test(codeOf(error)) ||
  (error instanceof Error && /connection terminated|connection error|not queryable|client was closed/i.test(error.message));

/** True where what was asked for is not there any more: a generation that was let go between two statements. */
export const isGone = (error: unknown): boolean => /^(3F000|42P01)$/.test(codeOf(error));

/** True where another held for too long what this waited for. */
export const isHeld = (error: unknown): boolean => codeOf(error) === '55P03';

/** Where several addresses of one server were tried, the first one's code stands for all. */
const codeOf = (error: unknown): string => {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: readonly unknown[] };
  return typeof code === 'string' ? code : errors?.[0] === undefined ? '' : codeOf(errors[0]);
};
