import type { CollectionYear } from '../../../domain/calendar.js';
import { yearsOf, type YearTold } from './collection-year.js';
import { inspect, type Inspected } from './inspect.js';
import { usualLimits, type Limits } from './limits.js';
import { problemLog, type ProblemLog } from './problem-log.js';
import { Progress, type Watching } from './progress.js';
import type { Fault, FileProblem, RawRow } from './raw-row.js';
import { batchesOf, inReadingOrder, returnFileOf, type Reader, type ReturnFile } from './return-file.js';
import { sourcesIn, type Given } from './sources.js';

/** The files of one collection year: Header first, Episodes next. */
export type YearOfReturn = {
  readonly year: CollectionYear;
  readonly files: readonly ReturnFile[];
  /** The rows, file by file, in batches of what one piece of a file held; may be asked for more than once. */
  readonly batches: () => AsyncGenerator<readonly RawRow[]>;
};

export type ReturnRead = {
  /** In order. A file whose year could not be told is in none of them, and its rows count as unreadable. */
  readonly years: readonly YearOfReturn[];
  /** Everything wrong with the files. Complete at once, but for a file that changes while it is read. */
  readonly problems: () => readonly FileProblem[];
  /** Rows met in all files; those that are not unreadable are given by `batches`. */
  readonly rowsRead: number;
  readonly rowsUnreadable: number;
  /** Rows of files that are another's, byte for byte; not among `rowsRead`. */
  readonly rowsRepeated: number;
};

export type ReadOptions = Watching & {
  /** The collection year of everything given, where the person says so. */
  readonly year?: CollectionYear;
  readonly limits?: Partial<Limits>;
};

/**
 * Recognises the files of one or more years' returns among what is given, and makes their rows ready to be
 * read. Whatever the files hold, the answer is rows and problems: it throws only where `signal` asks it to stop.
 */
export const readReturn = async (given: readonly Given[], options: ReadOptions = {}): Promise<ReturnRead> => {
  const limits = { ...usualLimits, ...options.limits };
  const log = problemLog(limits);
  const sources = await sourcesIn(given, limits, log);
  const reader: Reader = { limits, log, progress: new Progress(sources, options) };
  const inspected: Inspected[] = [];
  for (const source of sources) {
    const file = await inspect({ source, ...reader });
    inspected.push(file);
    reader.progress.passed(source);
  }
  const told = yearsOf(inspected.filter(isUsable), options.year);
  const again = givenAgain(told, log);
  for (const file of inspected) if (again.has(file) || !told.has(file)) reader.progress.passed(file.source);
  const once = inspected.filter((file) => !again.has(file));
  tellOfYears(once.filter(isUsable), told, log);
  const rowsRepeated = [...again].reduce((sum, { tally }) => sum + tally.given + tally.unreadable, 0);
  return { ...returnOf(once, told, reader), rowsRepeated };
};

const isUsable = ({ tally }: Inspected): boolean => !tally.refused;

const returnOf = (
  inspected: readonly Inspected[],
  told: ReadonlyMap<Inspected, YearTold>,
  reader: Reader,
): Omit<ReturnRead, 'rowsRepeated'> => {
  const chosen = inspected
    .flatMap((file) => (told.has(file) ? [{ file, shown: returnFileOf(file, told.get(file) as YearTold) }] : []))
    .sort((a, b) => inReadingOrder(a.shown, b.shown));
  const given = chosen.reduce((sum, { file }) => sum + file.tally.given, 0);
  const rowsRead = inspected.reduce((sum, { tally }) => sum + tally.given + tally.unreadable, 0);
  const years = [...new Set(chosen.map(({ shown }) => shown.year))].map((year): YearOfReturn => {
    const ofYear = chosen.filter(({ shown }) => shown.year === year);
    return {
      year,
      files: ofYear.map(({ shown }) => shown),
      batches: async function* () {
        for (const { file } of ofYear) yield* batchesOf(file, reader);
      },
    };
  });
  return { years, problems: reader.log.list, rowsRead, rowsUnreadable: rowsRead - given };
};

/** Files of the same bytes and year as one before: an export and its copy. Two years' small files may well be alike. */
const givenAgain = (told: ReadonlyMap<Inspected, YearTold>, log: ProblemLog): ReadonlySet<Inspected> => {
  const firsts = new Map<string, string>();
  const again = new Set<Inspected>();
  for (const [file, { year }] of told) {
    const content = `${year} ${file.digest}`;
    const first = firsts.get(content);
    if (first === undefined || file.tally.given === 0) firsts.set(content, file.source.name);
    else {
      again.add(file);
      log.about(file.source.name)(sameFile(first));
    }
  }
  return again;
};

/** Tells of files whose year is not known, and of years that have a table more than once. */
const tellOfYears = (files: readonly Inspected[], told: ReadonlyMap<Inspected, YearTold>, log: ProblemLog): void => {
  const holders = new Map<string, string>();
  for (const file of files) {
    const year = told.get(file)?.year;
    if (year === undefined && file.tally.given > 0) log.about(file.source.name)(yearUnknown);
    if (told.get(file)?.by === 'its latest start') log.about(file.source.name)(yearGuessed(year as CollectionYear));
    for (const table of year === undefined ? [] : file.tally.tables) {
      const holder = holders.get(`${year} ${table}`);
      if (holder !== undefined) log.about(file.source.name)(tableTwice(table, year as CollectionYear, holder));
      else holders.set(`${year} ${table}`, file.source.name);
    }
  }
};

const yearGuessed = (year: CollectionYear): Fault => ({
  rule: 'year-guessed',
  message: `No episode in this file ends, so its collection year was taken from the latest start: ${year - 1}-${String(year).slice(2)}. If that is wrong, say the year with --year.`,
});
const yearUnknown: Fault = {
  rule: 'year-unknown',
  message:
    'Which collection year this file belongs to could not be told, so none of its rows were read. Give it with the Episodes file of its year, or say the year with --year.',
};
const sameFile = (other: string): Fault => ({
  rule: 'same-file-twice',
  message: `This file is the same, byte for byte, as ${other}. It was read once.`,
});
const tableTwice = (table: string, year: CollectionYear, other: string): Fault => ({
  rule: 'table-given-twice',
  message: `${other} has ${table} of collection year ${year} too. Both were read: take one out unless each holds a part.`,
});
