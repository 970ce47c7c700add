import { createHash } from 'node:crypto';
import { csvRows } from './csv-file.js';
import { noEvidence, weigh, type Evidence } from './evidence.js';
import type { Limits } from './limits.js';
import type { ProblemLog } from './problem-log.js';
import type { Progress } from './progress.js';
import { nothingRead, type Fault, type RawRow, type Reading, type Tally } from './raw-row.js';
import type { Source } from './source.js';
import { isZip, notReadable } from './sources.js';
import { encodingOf, NotUtf8, textOf, type Encoding } from './text-encoding.js';
import { xmlRows } from './xml-file.js';
import { nested } from './zip-file.js';

type Bytes = AsyncIterable<Uint8Array>;
type Form = { readonly form: 'csv' | 'xml' | 'zip'; readonly encoding: Encoding };

/** How a file is to be read, and what a first reading found in it. */
export type Inspected = Form & {
  readonly source: Source;
  readonly tally: Tally;
  readonly evidence: Evidence;
  /** SHA-256 of its bytes: the same file given twice is read once. */
  readonly digest: string;
};

export type Inspection = {
  readonly source: Source;
  readonly limits: Limits;
  readonly log: ProblemLog;
  readonly progress: Progress;
};

/**
 * Reads a file through once and keeps nothing but counts, problems and what tells its year, so that all that
 * is wrong with it is known before any of it is used.
 */
export const inspect = async (inspection: Inspection): Promise<Inspected> => {
  const { log, source } = inspection;
  try {
    return await inspectAs(undefined, inspection);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
  }
  log.forget(source.name);
  const inspected = await inspectAs('windows-1252', inspection);
  if (!inspected.tally.refused) log.about(source.name)(notUtf8);
  return inspected;
};

const inspectAs = async (
  encoding: Encoding | undefined,
  { source, limits, log, progress }: Inspection,
): Promise<Inspected> => {
  const [hash, tally, evidence, report] = [createHash('sha256'), nothingRead(), noEvidence(), log.about(source.name)];
  let form: Form = { form: 'csv', encoding: 'utf-8' };
  const hashed = async function* (): Bytes {
    for await (const piece of progress.bytesOf(source)) {
      hash.update(piece);
      yield piece;
    }
  };
  try {
    form = { ...(await formOf(source)), ...(encoding ? { encoding } : {}) };
    const reading = { file: source.name, limits, report, tally };
    for await (const rows of rowsOf(form, hashed(), reading)) weigh(evidence, rows, form.form === 'xml');
  } catch (error) {
    progress.stopIfAsked();
    if (error instanceof NotUtf8) throw error;
    report(notReadable);
    tally.refused = true;
  }
  return { source, ...form, tally, evidence, digest: hash.digest('hex') };
};

/** The rows of a file whose form is known. */
export const rowsOf = (form: Form, bytes: Bytes, reading: Omit<Reading, 'text'>): AsyncIterable<readonly RawRow[]> =>
  readers[form.form]({ ...reading, text: textOf(bytes, form.encoding) });

async function* noRows({ report, tally }: Reading): AsyncGenerator<readonly RawRow[]> {
  report(nested);
  tally.refused = true;
}

const readers = { csv: csvRows, xml: xmlRows, zip: noRows } as const;

/** What a file is, by its first bytes. */
const formOf = async (source: Source): Promise<Form> => {
  for await (const start of source.open()) {
    const encoding = encodingOf(start);
    if (isZip(start)) return { form: 'zip', encoding };
    const beginning = Buffer.from(start.subarray(0, 256))
      .toString('latin1')
      .replace(/[\0\u00ef\u00bb\u00bf\u00fe\u00ff\s]+/g, '');
    return { form: beginning.startsWith('<') ? 'xml' : 'csv', encoding };
  }
  return { form: 'csv', encoding: 'utf-8' };
};

const notUtf8: Fault = {
  rule: 'not-utf8',
  message:
    'This file is not UTF-8 and was read as Windows-1252. Look at names with accents; save it as UTF-8 if you can.',
};
